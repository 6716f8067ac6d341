/** The working folder that programs find themselves in; normalising takes it out of what they print. */
export const FOLDER = '/home/you/example';

export const PROGRAM_FILE = 'example.ts';
export const PROGRAM_PATH = `${FOLDER}/${PROGRAM_FILE}`;
export const PROGRAM_URL = `file://${PROGRAM_PATH}`;
export const NODE_VERSION = 'v26.10.0';
