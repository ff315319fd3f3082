import { observePython } from './observe-python.ts';

observePython('python/interpreters');
