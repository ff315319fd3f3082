import { observePool } from './observe-pool.ts';

observePool('pool/workerpool');
