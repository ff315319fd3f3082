/** The global variable that the driver of a probe writes. */
export const globalName = 'parbenchIsolationProbe';
