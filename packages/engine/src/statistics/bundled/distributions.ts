/** Distributions and special functions of stdlib. It has a package for each function, so they are built into this module. */
export { default as digamma } from '@stdlib/math-base-special-digamma';
export { default as trigamma } from '@stdlib/math-base-special-trigamma';
export { default as fCdf } from '@stdlib/stats-base-dists-f-cdf';
export { default as quantileOfT } from '@stdlib/stats-base-dists-t-quantile';
