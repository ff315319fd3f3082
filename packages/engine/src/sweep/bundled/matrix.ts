/** Matrices of ml-matrix, built into this module with what they depend on. */
export { inverse, Matrix } from 'ml-matrix';
