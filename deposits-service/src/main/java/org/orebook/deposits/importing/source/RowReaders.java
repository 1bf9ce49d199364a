package org.orebook.deposits.importing.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Locale;

/** Opens a file of deposits, whatever it is packed and written in. */
public final class RowReaders {

    private RowReaders() {}

    /**
     * Reads as far as the header. The reader closes the stream; where this method throws, the stream is closed too.
     *
     * @throws UnreadableFileException where the file cannot be what it is said to be
     * @throws IOException from the stream itself
     */
    public static RowReader open(ImportFormat format, InputStream in, ReadOptions options) throws IOException {
        PlainInput plain = null;
        try {
            refuseUnusedMapping(format, options);
            CountedInput packed = new CountedInput(in);
            plain = PlainInput.of(packed, options.limits());
            Reader text = DecodedText.open(plain, options.charset());
            return format == ImportFormat.GEOJSON
                    ? GeoJsonReader.open(packed, plain, text, options)
                    : TableReader.open(format, packed, plain, text, options);
        } catch (IOException | RuntimeException e) {
            closeAfter(e, plain == null ? in : plain);
            throw e;
        }
    }

    private static void refuseUnusedMapping(ImportFormat format, ReadOptions options) throws UnreadableFileException {
        if (format != ImportFormat.CSV && !options.mapping().columnOfField().isEmpty()) {
            throw new UnreadableFileException(
                    FileProblem.BAD_COLUMN_MAPPING,
                    String.format(
                            Locale.ROOT, "Columns are mapped for the format csv only; %s has its own.", format.code()));
        }
    }

    private static void closeAfter(Exception failure, InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
