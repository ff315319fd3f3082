import { spinOfLength } from './spin-of-length.ts';

export default spinOfLength('spin-100us', 100);
