/** Scales and shapes of d3, built into this module with the packages that they depend on. */
export { scaleLinear, scaleLog } from 'd3-scale';
export { line, stack } from 'd3-shape';
