/** Where a program runs: its working folder and home, empty but for the program. */
export const FOLDER = '/home/reader';

/** The program's own file; what it prints names it so. */
export const PROGRAM_FILE = `${FOLDER}/example.py`;

/** Where the standard library lies, as on Debian. */
export const LIBRARY_FOLDER = '/usr/lib/python3.14';
