package org.orebook.deposits.importing.source;

import java.io.IOException;
import java.util.Set;

/** The records of one file, one after another, in constant memory. For one thread; its reads block. */
public interface RowReader extends AutoCloseable {

    /**
     * The next record, or null at the end of the file.
     *
     * @throws UnreadableFileException where the rest of the file cannot be read; every later call throws it again
     * @throws IOException from the stream itself
     */
    RowReading next() throws IOException;

    /** Bytes taken from the stream so far, as they came (packed, if the file is gzip). */
    long bytesRead();

    /** Columns or properties met so far of which nothing is read, sorted; at most {@value #MAX_IGNORED}. */
    Set<String> ignored();

    /** Closes the stream too. */
    @Override
    void close() throws IOException;

    int MAX_IGNORED = 200;
}
