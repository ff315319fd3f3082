import { spinOfLength } from './spin-of-length.ts';

export default spinOfLength('spin-10ms', 10_000);
