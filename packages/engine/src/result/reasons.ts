/** The reason of a cell that no block has reached. */
export const notReached = 'the run ended before it finished a block of this cell';

/** The reason of a cell whose workload was not even tried. */
export const tooLate = 'the budget was used up before its first block';
