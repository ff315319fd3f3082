import { defineConfig } from 'parbench';

/** This package is a plug-in of every `parbench` that runs in this folder. */
export default defineConfig({ plugins: ['.'] });
