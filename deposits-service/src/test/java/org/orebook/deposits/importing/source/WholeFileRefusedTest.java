package org.orebook.deposits.importing.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileRefusedTest {

    private static final ReadOptions DEFAULTS = ReadOptions.defaults();

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void refusesAnEmptyFile(ImportFormat format) {
        assertThat(ReadFile.of(format, "", DEFAULTS).problem()).isEqualTo(FileProblem.EMPTY_FILE);
        assertThat(ReadFile.of(format, " \n\n", DEFAULTS).problem()).isEqualTo(FileProblem.EMPTY_FILE);
        assertThat(ReadFile.of(format, ReadFile.gzip(new byte[0]), DEFAULTS).problem())
                .isEqualTo(FileProblem.EMPTY_FILE);
    }

    @Test
    void namesTheMissingColumnsAndTheOnesFound() {
        ReadFile file = ReadFile.of(ImportFormat.DEPOSITS_WORLD, "source,name,lat\n", DEFAULTS);

        assertThat(file.problem()).isEqualTo(FileProblem.MISSING_COLUMNS);
        assertThat(file.failure().reason())
                .isEqualTo("The file lacks the columns record_id, lon, commodities; it has source, name, lat.");
        assertThat(file.failure().row()).isZero();
    }

    @Test
    void refusesAHeaderThatNamesAColumnTwice() {
        assertThat(ReadFile.csv("name,Name\nA,B\n").problem()).isEqualTo(FileProblem.DUPLICATE_COLUMN);
        assertThat(ReadFile.csv("name,,\nA,,\n").failure()).isNull();
    }

    @Test
    void refusesALatitudeWithoutALongitudeColumn() {
        assertThat(ReadFile.csv("name,latitude\nA,5\n").failure().reason())
                .isEqualTo("The file lacks the column longitude; it has name, latitude.");
    }

    @Test
    void refusesMoreColumnsThanAllowed() {
        String header = IntStream.rangeClosed(0, 200).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

        assertThat(ReadFile.csv(header).problem()).isEqualTo(FileProblem.TOO_MANY_COLUMNS);
    }

    @Test
    void refusesAHeaderWithAStrayQuote() {
        assertThat(ReadFile.csv("name,\"country\nA,KZ\n").problem()).isEqualTo(FileProblem.HEADER_UNREADABLE);
    }

    @Test
    void stopsAtTheLimitOfRowsKeepingThoseBefore() {
        ReadOptions options = DEFAULTS.with(ReadLimits.defaults().withMaxRows(2));

        ReadFile exact = ReadFile.of(ImportFormat.CSV, "name\nA\nB\n\n", options);
        ReadFile over = ReadFile.of(ImportFormat.CSV, "name\nA\nB\nC\n", options);

        assertThat(exact.mainNames()).containsExactly("A", "B");
        assertThat(exact.failure()).isNull();
        assertThat(over.mainNames()).containsExactly("A", "B");
        assertThat(over.problem()).isEqualTo(FileProblem.TOO_MANY_ROWS);
        assertThat(over.failure().row()).isEqualTo(3);
        assertThat(over.failure().line()).isEqualTo(4);
    }

    @Test
    void refusesUtf16ThatWasNotDeclared() {
        for (byte[] bytes : new byte[][] {
            "name,country\nA,KZ\n".getBytes(StandardCharsets.UTF_16),
            "name,country\nA,KZ\n".getBytes(StandardCharsets.UTF_16LE),
            "name,country\nA,KZ\n".getBytes(StandardCharsets.UTF_16BE)
        }) {
            ReadFile file = ReadFile.of(ImportFormat.CSV, bytes, DEFAULTS);
            assertThat(file.problem()).isEqualTo(FileProblem.WRONG_ENCODING);
            assertThat(file.failure().reason())
                    .isEqualTo("The file is UTF-16, but UTF-8 is expected: save it as UTF-8, or declare its charset.");
        }
    }

    @Test
    void refusesBinaryFilesAndWorkbooks() {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0};

        assertThat(ReadFile.of(ImportFormat.CSV, image, DEFAULTS).problem()).isEqualTo(FileProblem.NOT_TEXT);
        assertThat(ReadFile.of(ImportFormat.CSV, "PK\u0003\u0004xl", DEFAULTS).problem())
                .isEqualTo(FileProblem.NOT_TEXT);
    }

    @Test
    void refusesAHeaderInAnotherEncoding() {
        byte[] bytes = "name,région\nA,x\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ReadFile.of(ImportFormat.CSV, bytes, DEFAULTS).problem()).isEqualTo(FileProblem.WRONG_ENCODING);
    }

    @Test
    void readsUtf8WithAByteOrderMark() {
        assertThat(ReadFile.csv("\uFEFFname\nA\n").mainNames()).containsExactly("A");
        assertThat(ReadFile.geoJson("\uFEFF{\"type\":\"FeatureCollection\",\"features\":[]}")
                        .accepted())
                .isEmpty();
    }

    @Test
    void readsGzipWhateverTheFormat() {
        assertThat(gzipped("name\nA\n").mainNames()).containsExactly("A");
    }

    private static ReadFile gzipped(String text) {
        return ReadFile.of(ImportFormat.CSV, ReadFile.gzip(text.getBytes(StandardCharsets.UTF_8)), DEFAULTS);
    }

    @Test
    void readsConcatenatedGzipMembersEvenWhenTheyArriveOneAfterAnother() {
        byte[] first = ReadFile.gzip("name\nA\nB".getBytes(StandardCharsets.UTF_8));
        byte[] second = ReadFile.gzip("B\nC\n".getBytes(StandardCharsets.UTF_8));
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(first), new ByteArrayInputStream(second)) {
            @Override
            public int available() {
                return 0;
            }
        };

        ReadFile file = ReadFile.of(ImportFormat.CSV, in, DEFAULTS);

        assertThat(file.mainNames()).containsExactly("A", "BB", "C");
        assertThat(file.bytesRead()).isEqualTo(first.length + second.length);
    }

    @Test
    void readsGzipPaddedWithZeros() {
        byte[] packed = ReadFile.gzip("name\nA\n".getBytes(StandardCharsets.UTF_8));

        assertThat(ReadFile.of(ImportFormat.CSV, Arrays.copyOf(packed, packed.length + 512), DEFAULTS)
                        .mainNames())
                .containsExactly("A");
    }

    @Test
    void refusesTruncatedGzipKeepingTheRowsBefore() {
        String rows = IntStream.range(0, 50_000)
                .mapToObj(i -> "N" + i * 7919 % 10_007 + "\n")
                .collect(Collectors.joining());
        byte[] packed = ReadFile.gzip(("name\n" + rows).getBytes(StandardCharsets.UTF_8));

        ReadFile file = ReadFile.of(ImportFormat.CSV, Arrays.copyOf(packed, packed.length - 3), DEFAULTS);

        assertThat(file.problem()).isEqualTo(FileProblem.TRUNCATED_GZIP);
        assertThat(file.acceptedBeforeFailure()).hasSize(50_000);
        assertThat(file.failure().row()).isEqualTo(50_001);
        assertThat(file.failure().line()).isEqualTo(50_002);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 9, 11, 15})
    void refusesGzipTruncatedNearItsBeginning(int length) {
        byte[] packed = ReadFile.gzip("name\nA\n".getBytes(StandardCharsets.UTF_8));

        assertThat(ReadFile.of(ImportFormat.CSV, Arrays.copyOf(packed, length), DEFAULTS)
                        .problem())
                .isEqualTo(FileProblem.TRUNCATED_GZIP);
    }

    @Test
    void refusesDamagedGzip() {
        byte[] wrongChecksum = ReadFile.gzip("name\nA\n".getBytes(StandardCharsets.UTF_8));
        wrongChecksum[wrongChecksum.length - 6] ^= 1;
        byte[] withTail = Arrays.copyOf(ReadFile.gzip("name\nA\n".getBytes(StandardCharsets.UTF_8)), 60);
        withTail[59] = 'x';
        byte[] notDeflate = {0x1F, (byte) 0x8B, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] broken = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};

        for (byte[] bytes : new byte[][] {wrongChecksum, withTail, notDeflate, broken}) {
            assertThat(ReadFile.of(ImportFormat.CSV, bytes, DEFAULTS).problem()).isEqualTo(FileProblem.DAMAGED_GZIP);
        }
    }

    @Test
    void refusesASecondMemberThatIsDamagedOrCutOffInItsHeader() {
        byte[] first = ReadFile.gzip("name\nA\n".getBytes(StandardCharsets.UTF_8));
        byte[] damaged = Arrays.copyOf(first, first.length + 20);
        System.arraycopy(new byte[] {0x1F, (byte) 0x8B, 9}, 0, damaged, first.length, 3);
        byte[] cutOff = Arrays.copyOf(first, first.length + 3);
        System.arraycopy(new byte[] {0x1F, (byte) 0x8B, 8}, 0, cutOff, first.length, 3);

        assertThat(ReadFile.of(ImportFormat.CSV, damaged, DEFAULTS).problem()).isEqualTo(FileProblem.DAMAGED_GZIP);
        assertThat(ReadFile.of(ImportFormat.CSV, cutOff, DEFAULTS).problem()).isEqualTo(FileProblem.TRUNCATED_GZIP);
    }

    @Test
    void refusesGzipInsideGzip() {
        byte[] nested = ReadFile.gzip(ReadFile.gzip("name\nA\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(ReadFile.of(ImportFormat.CSV, nested, DEFAULTS).problem()).isEqualTo(FileProblem.NESTED_GZIP);
    }

    @ParameterizedTest
    @EnumSource(
            value = ImportFormat.class,
            names = {"CSV", "GEOJSON"})
    void stopsAGzipBombSoonAfterTheRatioShows(ImportFormat format) throws IOException {
        byte[] bomb = bomb(format == ImportFormat.CSV ? "name\nA\n" : "{\"comment\":\"", 64);

        ReadFile file = ReadFile.of(format, bomb, DEFAULTS);

        assertThat(file.problem()).isEqualTo(FileProblem.EXPANDS_TOO_FAR);
        assertThat(file.mainNames()).hasSizeLessThanOrEqualTo(1);
    }

    private static byte[] bomb(String beginning, int mebibytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] filling = new byte[1 << 20];
        Arrays.fill(filling, (byte) 'x');
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(beginning.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < mebibytes; i++) {
                gzip.write(filling);
            }
        }
        return packed.toByteArray();
    }

    @Test
    void refusesAFileBeyondTheAbsoluteLimit() {
        ReadOptions options = DEFAULTS.with(ReadLimits.defaults().withMaxPlainBytes(20_000));

        ReadFile file = ReadFile.of(ImportFormat.CSV, "name\n" + "A\n".repeat(20_000), options);

        assertThat(file.problem()).isEqualTo(FileProblem.TOO_LARGE);
        assertThat(file.failure().reason()).isEqualTo("The file is larger than 20,000 bytes: send it in parts.");
    }

    @Test
    void letsAFailureOfTheStreamItselfThrough() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("name\nA\n".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new IOException("connection reset");
                    }
                });

        assertThatThrownBy(() -> RowReaders.open(ImportFormat.CSV, broken, DEFAULTS))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    @Test
    void closesTheStreamWhenOpeningFails() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThatIOException().isThrownBy(() -> RowReaders.open(ImportFormat.CSV, in, DEFAULTS));
        assertThat(closed).isTrue();
    }
}
