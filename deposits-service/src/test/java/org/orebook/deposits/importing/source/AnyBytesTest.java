package org.orebook.deposits.importing.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class AnyBytesTest {

    private static final List<String> PIECES = List.of(
            "name,latitude,longitude\n",
            "dep_id,site_name,latitude,longitude,commod1,names\n",
            "source,record_id,name,lat,lon,commodities\n",
            "A,48.5,67\n",
            "1,A,48,67,Gold,B\n",
            "x,1,A,48,67,Gold\n",
            "\"",
            "\"\"",
            ",",
            ";",
            "(",
            ")",
            "\n",
            "\r",
            "\t",
            "-200",
            "1e5",
            "{\"type\":\"FeatureCollection\",\"features\":[",
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[67,48]},\"properties\":{\"name\":\"A\"}}",
            "{\"type\":\"Feature\"",
            ",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":",
            "\"properties\":{\"names\":[",
            "{",
            "}",
            "[",
            "]",
            ":",
            "null",
            "\\ud800",
            "\uD83D",
            "\u001e",
            "\uFEFF",
            "Қарақты");

    private static final List<String> BEGINNINGS = List.of(
            PIECES.get(0) + "A,48.5,67\n",
            PIECES.get(1) + "1,A,48,67,Gold,B\n",
            PIECES.get(2) + "x,1,A,48,67,Gold\n",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"},");

    @Provide
    Arbitrary<byte[]> soups() {
        Arbitrary<byte[]> pieces = soupBeginningWith(Arbitraries.of(PIECES));
        Arbitrary<byte[]> tables = soupBeginningWith(Arbitraries.of(BEGINNINGS));
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        Arbitrary<byte[]> plain = Combinators.combine(pieces, noise, pieces).as(AnyBytesTest::joined);
        Arbitrary<byte[]> packed = plain.map(ReadFile::gzip);
        Arbitrary<byte[]> damaged = Combinators.combine(
                        packed, Arbitraries.integers().between(0, 200), Arbitraries.bytes())
                .as((bytes, at, value) -> {
                    byte[] copy = bytes.clone();
                    copy[at % copy.length] = value;
                    return copy;
                });
        return Arbitraries.oneOf(pieces, tables, plain, packed, damaged);
    }

    private static Arbitrary<byte[]> soupBeginningWith(Arbitrary<String> beginnings) {
        Arbitrary<String> rest = Arbitraries.of(PIECES).list().ofMaxSize(30).map(list -> String.join("", list));
        return Combinators.combine(beginnings, rest)
                .as((beginning, more) -> (beginning + more).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[] a, byte[] b, byte[] c) {
        byte[] all = new byte[a.length + b.length + c.length];
        System.arraycopy(a, 0, all, 0, a.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        System.arraycopy(c, 0, all, a.length + b.length, c.length);
        return all;
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(
                StandardCharsets.UTF_8,
                StandardCharsets.ISO_8859_1,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                Charset.forName("windows-1251"));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void anyBytesAreReadOrRefusedAndEveryAcceptedPositionIsOnEarth(
            @ForAll ImportFormat format, @ForAll("soups") byte[] bytes, @ForAll("charsets") Charset charset) {
        // Anything but an UnreadableFileException escapes from here and fails the property.
        ReadFile file = ReadFile.of(format, bytes, ReadOptions.defaults().with(charset));

        Statistics.label("rows accepted")
                .collect(!file.acceptedBeforeFailure().isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(percent -> percent > 3));
        for (DepositRow row : file.acceptedBeforeFailure()) {
            assertThat(row.longitude() == null || Math.abs(row.longitude()) <= 180)
                    .isTrue();
            assertThat(row.latitude() == null || Math.abs(row.latitude()) <= 90).isTrue();
            assertThat(row.names()).allMatch(name -> ReportedText.fault(name.text()) == null);
        }
        assertThat(file.rejected()).allSatisfy(rejected -> {
            assertThat(rejected.errors()).isNotEmpty();
            assertThat(rejected.errors())
                    .allMatch(error -> error.value() == null
                            || (error.value().length() <= 200
                                    && error.value().chars().noneMatch(Character::isISOControl)));
        });
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void bytesThatTrickleInReadTheSame(@ForAll ImportFormat format, @ForAll("soups") byte[] bytes) {
        ReadFile whole = ReadFile.of(format, bytes, ReadOptions.defaults());

        ReadFile trickled = ReadFile.of(format, byteByByte(bytes), ReadOptions.defaults());

        assertThat(trickled.readings()).isEqualTo(whole.readings());
        assertThat(trickled.ignored()).isEqualTo(whole.ignored());
        assertThat(trickled.failure() == null ? null : trickled.failure().problem())
                .isEqualTo(whole.failure() == null ? null : whole.failure().problem());
    }

    private static InputStream byteByByte(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aBrokenRowNeverCostsTheRowsAroundIt(@ForAll("brokenRows") String broken) {
        String text = "name,country,latitude,longitude\nBefore,KZ,48,67\n" + broken + "\nAfter,KZ,48,67\n"
                + "\"Quoted, after\",KZ,48,67\n";

        ReadFile file = ReadFile.csv(text);

        assertThat(file.failure()).isNull();
        assertThat(file.mainNames()).startsWith("Before").endsWith("After", "Quoted, after");
    }

    /** One line with anything in it. */
    @Provide
    Arbitrary<String> brokenRows() {
        return Arbitraries.of("\"", "\"\"", ",", "a", "48", " ", "KZ", "(", "\u0001", "\uFFFF")
                .list()
                .ofMaxSize(12)
                .map(list -> String.join("", list));
    }
}
