type Vector = readonly [number, number, number];

interface Sphere {
  readonly centre: Vector;
  readonly radius: number;
}

const spheres: readonly Sphere[] = Array.from({ length: 40 }, (_, index) => ({
  centre: [Math.sin(index) * 4, Math.cos(index * 1.7) * 3, 8 + (index % 7)],
  radius: 0.4 + (index % 5) / 8,
}));

/** Renders spheres under one light to a picture of that width; returns the mean brightness. */
export default function traceRays(width: number): number {
  let brightness = 0;
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) brightness += shade(normalise([x / width - 0.5, y / width - 0.5, 1]));
  }
  return brightness / width ** 2;
}

function shade(direction: Vector): number {
  const hit = nearest(direction);
  if (hit === undefined) return 0;
  const point = scale(direction, hit.distance);
  const normal = normalise(subtract(point, hit.sphere.centre));
  return Math.max(0, dot(normal, normalise([-1, -1, -1])));
}

function nearest(direction: Vector): { sphere: Sphere; distance: number } | undefined {
  let found: { sphere: Sphere; distance: number } | undefined;
  for (const sphere of spheres) {
    const along = dot(sphere.centre, direction);
    const squared = along ** 2 - dot(sphere.centre, sphere.centre) + sphere.radius ** 2;
    if (squared < 0) continue;
    const distance = along - Math.sqrt(squared);
    if (distance > 0 && (found === undefined || distance < found.distance)) found = { sphere, distance };
  }
  return found;
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function scale(vector: Vector, factor: number): Vector {
  return [vector[0] * factor, vector[1] * factor, vector[2] * factor];
}

function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function normalise(vector: Vector): Vector {
  return scale(vector, 1 / Math.sqrt(dot(vector, vector)));
}

export const args = [400];
