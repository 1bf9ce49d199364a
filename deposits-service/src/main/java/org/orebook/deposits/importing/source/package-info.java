/**
 * Reads the files that deposits and estimates are imported from (CSV, the layouts of USGS MRDS, of the world's deposits
 * and of estimates, GeoJSON; gzip of each) one record at a time, in constant memory. Says of each record what its file says, or why it cannot be
 * read; looks nothing up.
 *
 * <p>What is broken costs as little as can be: a value its row, a stray quote the row it stands in (never those after
 * it), malformed bytes the rows whose cells hold them. Only what leaves no way to go on refuses the rest of the file,
 * with {@link org.orebook.deposits.importing.source.UnreadableFileException}; the rows before it stand.
 */
package org.orebook.deposits.importing.source;
