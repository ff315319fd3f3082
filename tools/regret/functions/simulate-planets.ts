/** Five bodies under gravity, by leapfrog steps; returns their energy. */
export default function simulatePlanets(steps: number): number {
  const bodies = Array.from({ length: 5 }, (_, index) => ({
    at: [index + 1, index % 2, index / 3],
    speed: [0, 1 / (index + 1), 0.1],
    mass: 1 / (index + 1),
  }));
  for (let step = 0; step < steps; step++) {
    for (const body of bodies) {
      for (const other of bodies) {
        if (body === other) continue;
        const gap = body.at.map((coordinate, axis) => (other.at[axis] ?? 0) - coordinate);
        const squared = gap.reduce((sum, length) => sum + length ** 2, 0.01);
        const pull = (0.001 * other.mass) / squared ** 1.5;
        body.speed = body.speed.map((speed, axis) => speed + pull * (gap[axis] ?? 0));
      }
    }
    for (const body of bodies)
      body.at = body.at.map((coordinate, axis) => coordinate + 0.001 * (body.speed[axis] ?? 0));
  }
  return bodies.reduce(
    (sum, { speed, mass }) => sum + mass * speed.reduce((total, each) => total + each ** 2, 0),
    0,
  );
}

export const args = [1_500_000];
