/** The term whose keyed token stands for a file: without the key nobody can tell which list an agency had. */
export const fileTerm = (fingerprint: string): string => `list-file ${fingerprint}`
