package org.orebook.agreements.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads contracts from a file, one after the other. Blocks: for virtual threads. */
final class ContractReader implements AutoCloseable {

    private final ContractFile file;
    private final ContractTranslation translation;
    private final Map<String, Long> rowsByRecord = new HashMap<>();

    private ContractReader(ContractFile file, ContractTranslation translation) {
        this.file = file;
        this.translation = translation;
    }

    /**
     * Opens a file.
     *
     * @throws UnreadableFileException where it is no file of contracts
     */
    static ContractReader open(InputStream file, ContractLimits limits, ContractTranslation translation)
            throws IOException {
        return new ContractReader(ContractFile.open(file, limits), translation);
    }

    /**
     * The next row, taken or rejected; {@code null} at the end. A contract that stood in the file before is rejected.
     *
     * @throws UnreadableFileException where what is left cannot be read; the rows before stand
     */
    RowReading next() throws IOException {
        Cells cells = file.next();
        if (cells == null) {
            return null;
        }
        RowRemark fault = file.fault(cells);
        if (fault != null) {
            return new RowReading.Rejected(cells.number(), List.of(fault));
        }
        RowReading reading = translation.translate(cells);
        return reading instanceof RowReading.Taken taken ? unlessRepeated(taken) : reading;
    }

    private RowReading unlessRepeated(RowReading.Taken taken) {
        Long first = rowsByRecord.putIfAbsent(taken.contract().record(), taken.number());
        return first == null
                ? taken
                : new RowReading.Rejected(
                        taken.number(),
                        List.of(new RowRemark(
                                taken.number(),
                                "id",
                                taken.contract().record(),
                                "row-repeated",
                                "Row " + first + " has this contract already.")));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
