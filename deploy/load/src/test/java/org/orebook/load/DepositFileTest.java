package org.orebook.load;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepositFileTest {
    @TempDir
    private Path folder;

    private DepositFile file;

    @BeforeEach
    void writeFile() throws IOException {
        file = new DepositFile(folder.resolve("some.csv.gz"));
        try (var out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file.path())), StandardCharsets.UTF_8)) {
            out.write("""
                    source,record_id,name,commodities,deposit_types,lat,lon
                    usgs,1,"Tau, North",Gold;Rare earths,,42.9,75.8
                    usgs,2,,,Skarn,,
                    """);
        }
    }

    @Test
    void repeatsEveryRecordAsAnotherOne() throws IOException {
        var longFile = file.times(3, folder.resolve("long.csv.gz"));
        assertThat(longFile.rows()).isEqualTo(6);
        assertThat(rows(longFile))
                .containsExactly(
                        List.of("usgs", "1-1", "Tau, North No-1", "Gold;Rare earths", "", "42.9", "75.8"),
                        List.of("usgs", "2-1", "", "", "Skarn", "", ""),
                        List.of("usgs", "1-2", "Tau, North No-2", "Gold;Rare earths", "", "42.9", "75.8"),
                        List.of("usgs", "2-2", "", "", "Skarn", "", ""),
                        List.of("usgs", "1-3", "Tau, North No-3", "Gold;Rare earths", "", "42.9", "75.8"),
                        List.of("usgs", "2-3", "", "", "Skarn", "", ""));
    }

    @Test
    void writesListsAsPostgreSqlReadsArrays() throws IOException {
        var forCopy = folder.resolve("copy.csv");
        file.writeForCopy(forCopy);
        assertThat(Files.readAllLines(forCopy))
                .containsExactly(
                        "usgs,1,\"Tau, North\",\"{\"\"Gold\"\",\"\"Rare earths\"\"}\",,42.9,75.8",
                        "usgs,2,,,\"{\"\"Skarn\"\"}\",,");
        assertThat(DepositFile.array("a\\b;say \"c\"")).isEqualTo("{\"a\\\\b\",\"say \\\"c\\\"\"}");
    }

    private static List<List<String>> rows(DepositFile file) throws IOException {
        var rows = new ArrayList<List<String>>();
        file.read(row -> rows.add(((CsvRecord) row).getFields()));
        return rows;
    }
}
