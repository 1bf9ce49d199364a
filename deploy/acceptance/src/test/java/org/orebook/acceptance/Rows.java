package org.orebook.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A CSV of deposits that is made while it is read: as long as one likes, and never in memory. */
final class Rows {
    private static final int ROWS_OF_A_PIECE = 100;

    private final String source;
    private final int count;
    private final String remark;
    private final int heldRow;
    private final Runnable hold;

    private Rows(String source, int count, String remark, int heldRow, Runnable hold) {
        this.source = source;
        this.count = count;
        this.remark = remark;
        this.heldRow = heldRow;
        this.hold = hold;
    }

    static Rows of(String source, int count) {
        return new Rows(source, count, "", count + 1, () -> {});
    }

    /** Each row with a text in a column that the import does not know. */
    Rows withRemarksOf(int characters) {
        return new Rows(source, count, "x".repeat(characters), heldRow, hold);
    }

    /** Does something, such as to wait, before the file's last piece is handed out. */
    Rows beforeTheEnd(Runnable action) {
        return new Rows(source, count, remark, count - ROWS_OF_A_PIECE, action);
    }

    int count() {
        return count;
    }

    InputStream stream() {
        var header = bytes("source,record_id,name,country,longitude,latitude,commodities,remark\n");
        return new SequenceInputStream(header, new Pieces());
    }

    private InputStream piece(int first) {
        if (first >= heldRow) {
            hold.run();
        }
        var text = new StringBuilder();
        for (int row = first; row < Math.min(count, first + ROWS_OF_A_PIECE); row++) {
            // Apart in name and place, so that none is suspected to be another.
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%d,Deposit %s %d,KZ,%.2f,%.2f,Tungsten,%s%n",
                    source,
                    row,
                    source,
                    row,
                    55 + row % 200 / 10.0,
                    45 + row / 200 % 70 / 10.0,
                    remark));
        }
        return bytes(text.toString());
    }

    /** A piece at a time, made when the one before has been read. */
    private final class Pieces extends InputStream {
        private InputStream piece = InputStream.nullInputStream();
        private int next;

        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = piece.read(buffer, offset, length);
            while (read < 0 && next < count) {
                piece = piece(next);
                next += ROWS_OF_A_PIECE;
                read = piece.read(buffer, offset, length);
            }
            return read;
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
