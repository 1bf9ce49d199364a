package org.orebook.deposits.importing.source;

/**
 * How much of a file is read before it is refused as hostile or as something else than a list of deposits.
 *
 * @param maxPlainBytes bytes of the file once it is unpacked
 * @param maxRatio unpacked bytes for each packed one, looked at once {@code ratioFromBytes} came out
 * @param ratioFromBytes unpacked bytes from which the ratio counts: small files may well be repetitive
 * @param maxRowChars characters of one row or feature; a longer one is rejected and the next one read
 * @param maxRowLines lines that the quoted fields of one row may stretch over
 * @param maxColumns columns of a table
 * @param maxRows rows, the rejected ones included
 */
public record ReadLimits(
        long maxPlainBytes,
        int maxRatio,
        long ratioFromBytes,
        int maxRowChars,
        int maxRowLines,
        int maxColumns,
        long maxRows) {

    private static final int MIB = 1 << 20;

    public ReadLimits {
        if (maxPlainBytes < 1
                || maxRatio < 1
                || ratioFromBytes < 0
                || maxRowChars < 1
                || maxRowLines < 1
                || maxColumns < 1
                || maxRows < 1) {
            throw new IllegalArgumentException("Limits are positive numbers");
        }
    }

    /** 2 GiB unpacked, 200:1 from 10 MiB on, rows of 1 Mi characters, 100 lines and 200 columns, a million rows. */
    public static ReadLimits defaults() {
        return new ReadLimits(2048L * MIB, 200, 10L * MIB, MIB, 100, 200, 1_000_000);
    }

    public ReadLimits withMaxRows(long rows) {
        return new ReadLimits(maxPlainBytes, maxRatio, ratioFromBytes, maxRowChars, maxRowLines, maxColumns, rows);
    }

    public ReadLimits withMaxRowChars(int chars) {
        return new ReadLimits(maxPlainBytes, maxRatio, ratioFromBytes, chars, maxRowLines, maxColumns, maxRows);
    }

    public ReadLimits withMaxPlainBytes(long bytes) {
        return new ReadLimits(bytes, maxRatio, ratioFromBytes, maxRowChars, maxRowLines, maxColumns, maxRows);
    }
}
