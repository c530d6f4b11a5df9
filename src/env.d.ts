interface ImportMetaEnv {
  /** True in a build that will print the PDFs, so that pages may link to them. */
  readonly PDFS?: boolean;
}
