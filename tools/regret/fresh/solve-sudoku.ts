/** Solves a Sudoku of 81 digits, 0 for an empty field, by trying the first empty field; returns the solution. */
export default function solveSudoku(puzzle: string): string {
  const digits = [...puzzle].map(Number);
  if (!solveFrom(digits, digits.indexOf(0))) throw new Error('There is no solution.');
  return digits.join('');
}

function solveFrom(digits: number[], field: number): boolean {
  if (field < 0) return true;
  for (let digit = 1; digit <= 9; digit++) {
    if (!fits(digits, field, digit)) continue;
    digits[field] = digit;
    if (solveFrom(digits, digits.indexOf(0, field + 1))) return true;
  }
  digits[field] = 0;
  return false;
}

function fits(digits: readonly number[], field: number, digit: number): boolean {
  const [row, column] = [Math.floor(field / 9), field % 9];
  const corner = 27 * Math.floor(row / 3) + 3 * Math.floor(column / 3);
  for (let index = 0; index < 9; index++) {
    if (digits[9 * row + index] === digit || digits[9 * index + column] === digit) return false;
    if (digits[corner + 9 * Math.floor(index / 3) + (index % 3)] === digit) return false;
  }
  return true;
}

export const args = ['000000907000420180000705026100904000050000040000507009920108000034059000507000000'];
