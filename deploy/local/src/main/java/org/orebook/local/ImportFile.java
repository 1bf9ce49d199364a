package org.orebook.local;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file to import and what it is, told from its content rather than from its name.
 *
 * @param path the file
 * @param format the import's {@code format} parameter
 * @param gzipped whether it is compressed
 */
record ImportFile(Path path, Format format, boolean gzipped) {
    /** UTF-8's, as Latin 1 reads it. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    enum Format {
        GEOJSON("geojson", "application/geo+json"),
        DEPOSITS_WORLD("deposits-world", "text/csv"),
        MRDS("mrds", "text/csv"),
        ESTIMATES("estimates", "text/csv"),
        CSV("csv", "text/csv");

        private final String parameter;
        private final String mediaType;

        Format(String parameter, String mediaType) {
            this.parameter = parameter;
            this.mediaType = mediaType;
        }

        String parameter() {
            return parameter;
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** @throws StackException where there is no such file, or nothing in it */
    static ImportFile of(Path path) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new StackException("There is no file to import at " + path + ".");
        }
        var gzipped = isGzipped(path);
        try (var lines = reader(path, gzipped)) {
            return new ImportFile(path, format(path, lines.readLine()), gzipped);
        } catch (ZipException | EOFException e) {
            throw new StackException(path + " is not whole: " + e.getMessage(), e);
        }
    }

    /** How many records a CSV holds, about: a quoted value may hold line ends; empty for GeoJSON. */
    OptionalLong aboutHowManyRows() throws IOException {
        if (format == Format.GEOJSON) {
            return OptionalLong.empty();
        }
        try (var lines = reader(path, gzipped)) {
            return OptionalLong.of(Math.max(1, lines.lines().count() - 1));
        }
    }

    private static Format format(Path path, String firstLine) {
        if (firstLine == null || firstLine.isBlank()) {
            throw new StackException(path + " is empty.");
        }
        var head = (firstLine.startsWith(BYTE_ORDER_MARK) ? firstLine.substring(BYTE_ORDER_MARK.length()) : firstLine)
                .strip();
        return head.startsWith("{") ? Format.GEOJSON : csvLayout(head);
    }

    private static Format csvLayout(String header) {
        var columns = columns(header);
        if (columns.containsAll(List.of("record_id", "country_as_reported", "source_uri"))) {
            return Format.DEPOSITS_WORLD;
        }
        if (columns.containsAll(List.of("record_id", "site_name", "ore_value", "grade_value"))) {
            return Format.ESTIMATES;
        }
        return columns.containsAll(List.of("dep_id", "site_name")) ? Format.MRDS : Format.CSV;
    }

    private static List<String> columns(String header) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                .map(column -> column.replace("\"", "").strip())
                .toList();
    }

    private static boolean isGzipped(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        }
    }

    /** Latin 1 reads any bytes; only ASCII is looked at. */
    private static BufferedReader reader(Path path, boolean gzipped) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path));
        return new BufferedReader(
                new InputStreamReader(gzipped ? new GZIPInputStream(in) : in, StandardCharsets.ISO_8859_1));
    }
}
