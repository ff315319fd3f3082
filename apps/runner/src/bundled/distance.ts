/** The edit distance of fastest-levenshtein, built into this module. */
export { distance } from 'fastest-levenshtein';
