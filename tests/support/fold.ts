/** Text with every run of white space as one space. */
export const fold = (text: string): string => text.replace(/\s+/g, " ").trim();
