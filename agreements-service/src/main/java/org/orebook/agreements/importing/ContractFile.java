package org.orebook.agreements.importing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file of contracts: CSV in UTF-8, plain or packed with gzip, with a header. Blocks: for virtual threads. */
final class ContractFile implements AutoCloseable {

    private static final List<String> NEEDED = List.of("id", "title");
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ContractLimits limits;
    private final CloseableIterator<CsvRecord> records;
    private final Map<String, Integer> columns;
    private final int width;
    private long row;

    private ContractFile(ContractLimits limits, CloseableIterator<CsvRecord> records) throws IOException {
        this.limits = limits;
        this.records = records;
        CsvRecord header = nextRecord();
        if (header == null) {
            throw unreadable("empty-file", "The file is empty.", null);
        }
        this.columns = columns(header);
        this.width = header.getFieldCount();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws UnreadableFileException where it is no file of contracts
     */
    static ContractFile open(InputStream file, ContractLimits limits) throws IOException {
        Reader text = new InputStreamReader(
                new BoundedInput(unpacked(file), limits.plainBytes()),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new ContractFile(
                limits,
                CsvReader.builder()
                        .skipEmptyLines(true)
                        // A row that is too short or too long is rejected, and the next one read.
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        // A quote that does not close would swallow the rows behind it.
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(text)
                        .iterator());
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        BufferedInputStream head = new BufferedInputStream(file);
        head.mark(2);
        boolean isGzip = head.read() == GZIP_FIRST && head.read() == GZIP_SECOND;
        head.reset();
        try {
            return isGzip ? new GZIPInputStream(head) : head;
        } catch (ZipException | EOFException damaged) {
            throw new UnreadableFileException("damaged-gzip", 0, "The file is packed with gzip and damaged.", damaged);
        }
    }

    private Map<String, Integer> columns(CsvRecord header) throws UnreadableFileException {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i).strip().toLowerCase(Locale.ROOT);
            String bare = i == 0 && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name;
            if (places.put(bare, i) != null) {
                throw unreadable("duplicate-column", "The header has the column " + bare + " twice.", null);
            }
        }
        if (!places.keySet().containsAll(NEEDED)) {
            throw unreadable(
                    "missing-columns", "The header needs the columns " + String.join(" and ", NEEDED) + ".", null);
        }
        return Map.copyOf(places);
    }

    /**
     * The next row.
     *
     * @return {@code null} at the end of the file
     * @throws UnreadableFileException where what is left cannot be read; the rows before stand
     */
    Cells next() throws IOException {
        CsvRecord found = nextRecord();
        if (found == null) {
            return null;
        }
        row++;
        if (row > limits.rows()) {
            throw unreadable(
                    "too-many-rows", "The file has more than " + limits.rows() + " rows: send it in parts.", null);
        }
        return new Cells(row, columns, found.getFields());
    }

    /** What is wrong with a row as such; {@code null} where nothing is. */
    RowRemark fault(Cells cells) {
        if (cells.fields().size() != width) {
            return new RowRemark(
                    cells.number(),
                    RowRemark.WHOLE_ROW,
                    cells.fields().getFirst(),
                    "wrong-column-count",
                    "The row has " + cells.fields().size() + " columns, the header has " + width + ".");
        }
        return cells.columns().entrySet().stream()
                .filter(column -> cells.fields().get(column.getValue()).length() > limits.cellCharacters())
                .findFirst()
                .map(column -> new RowRemark(
                        cells.number(),
                        column.getKey(),
                        cells.fields().get(column.getValue()),
                        "too-long",
                        "A cell has at most " + limits.cellCharacters() + " characters."))
                .orElse(null);
    }

    private CsvRecord nextRecord() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException failed) {
            throw translated(failed.getCause());
        } catch (CsvParseException broken) {
            throw broken.getCause() instanceof IOException cause
                    ? translated(cause)
                    : unreadable("not-csv", "The file is no CSV from here on: look for a quote.", broken);
        }
    }

    private IOException translated(IOException failure) {
        return switch (failure) {
            case UnreadableFileException unreadable -> unreadable;
            case CharacterCodingException otherEncoding ->
                unreadable("wrong-encoding", "The file is not in UTF-8.", otherEncoding);
            case ZipException damaged ->
                unreadable("damaged-gzip", "The file is packed with gzip and damaged.", damaged);
            case EOFException cutOff ->
                unreadable("truncated-gzip", "The file is packed with gzip and its end is missing.", cutOff);
            default -> failure;
        };
    }

    private UnreadableFileException unreadable(String code, String reason, Throwable cause) {
        return new UnreadableFileException(code, row, reason, cause);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
