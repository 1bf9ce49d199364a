package org.orebook.deposits.importing.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConstantMemoryTest {

    private static final long ROWS = 1_000_000;
    private static final long MAX_HELD_BYTES = 32L << 20;

    @ParameterizedTest
    @EnumSource(
            value = ImportFormat.class,
            names = {"CSV", "GEOJSON"})
    void readsAMillionRowsKeepingNone(ImportFormat format) throws IOException {
        InputStream in = format == ImportFormat.CSV
                ? new GeneratedText("name,latitude,longitude,notes\n", i -> "Deposit " + i + ",48.5,67,\"x, y\"\n", "")
                : new GeneratedText(
                        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"}",
                        i -> ",{\"type\":\"Feature\",\"properties\":{\"name\":\"Deposit " + i + "\",\"p" + i + "\":1}}",
                        "]}");
        ReadOptions options = ReadOptions.defaults().with(ReadLimits.defaults().withMaxRows(ROWS + 1));

        try (RowReader reader = RowReaders.open(format, in, options)) {
            WeakReference<RowReading> early = new WeakReference<>(reader.next());
            long heldAtTheBeginning = heldBytes();
            long count = 1;
            while (reader.next() != null) {
                count++;
            }

            assertThat(count).isBetween(ROWS, ROWS + 1);
            assertThat(heldBytes() - heldAtTheBeginning).isLessThan(MAX_HELD_BYTES);
            assertThat(early.get()).as("the first row, long since read").isNull();
            assertThat(reader.ignored()).hasSizeLessThanOrEqualTo(RowReader.MAX_IGNORED);
        }
    }

    /** A million rows as short as these would hold 100 MB and more. */
    private static long heldBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A text that exists only as far as it is being read. */
    private static final class GeneratedText extends InputStream {
        private final LongFunction<String> row;
        private final String end;
        private byte[] current;
        private int position;
        private long made;

        GeneratedText(String beginning, LongFunction<String> row, String end) {
            this.row = row;
            this.end = end;
            this.current = beginning.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            while (position == current.length) {
                if (made > ROWS) {
                    return -1;
                }
                String next = made == ROWS ? end : row.apply(made);
                made++;
                current = next.getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            int n = Math.min(length, current.length - position);
            System.arraycopy(current, position, target, offset, n);
            position += n;
            return n;
        }
    }
}
