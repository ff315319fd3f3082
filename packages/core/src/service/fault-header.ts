/** The header of a response that reports a fault of the handler; the body describes it. */
export const faultHeader = 'x-parbench-fault';
