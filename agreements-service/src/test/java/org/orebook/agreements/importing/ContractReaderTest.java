package org.orebook.agreements.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Files of contracts, row by row. */
class ContractReaderTest {

    private static final String HEADER =
            "id,title,country,resource,type,signature_date,signature_year,term_years,company,state_party,url\n";

    private final ContractTranslation translation = new ContractTranslation(new Vocabularies());

    @Test
    void readsAContract() throws IOException {
        ContractRow contract =
                contract("c-1,\"Fria, 1958\",Guinea,\"Bauxite,Alumine\",Concession,05/02/1958 ,\"1958 \",75,"
                        + "Halco (Mining) Inc. --Préambule,Ministère des Mines --Préambule,https://example.org/c-1");

        assertThat(contract.record()).isEqualTo("c-1");
        assertThat(contract.title()).isEqualTo("Fria, 1958");
        assertThat(contract.type()).isEqualTo("subsoil-use-contract");
        assertThat(contract.signedOn()).isEqualTo("1958-02-05");
        assertThat(contract.termYears()).isEqualByComparingTo(BigDecimal.valueOf(75));
        assertThat(contract.countries()).containsExactly("GN");
        assertThat(contract.parties())
                .containsExactly(
                        new ReportedParty(
                                "Guinea", List.of(), ReportedParty.Kind.STATE, "GN", ReportedParty.Role.STATE),
                        new ReportedParty(
                                "Halco (Mining) Inc.",
                                List.of(),
                                ReportedParty.Kind.COMPANY,
                                null,
                                ReportedParty.Role.LICENSEE));
        assertThat(contract.url()).isEqualTo("https://example.org/c-1");
        assertThat(contract.words().stateParty()).isEqualTo("Ministère des Mines --Préambule");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "20/09/1994,-,1994-09-20", "1/7/1999,1999,1999-07-01", "10.01.2011,-,2011-01-10", "11/1999,-,1999-11",
                "2002,-,2002", "-,1963,1963", "-,-,-", "06/07/2006,2000,2006-07-06"
            })
    void readsDatesAsPreciseAsTheyAreTold(String date, String year, String signedOn) throws IOException {
        assertThat(contract("a,b,,,," + text(date) + "," + text(year) + ",,,,").signedOn())
                .isEqualTo(signedOn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5/13/2010", "31/02/2010", "20/9/94", "soon", "0/1/2010", "1/1/0003", "1/1/9999"})
    void rejectsADateThatThereIsNot(String date) throws IOException {
        assertRejected("a,b,,,," + date + ",,,,,", "signature_date", "invalid-date");
    }

    @Test
    void remarksThatTheYearIsAnotherThanTheDates() throws IOException {
        assertThat(codes(contract("a,b,,,,06/07/2006,2000,,,,"))).containsExactly("year-differs");
    }

    @ParameterizedTest
    @CsvSource({
        "Production Sharing Contract,production-sharing",
        "Profit Sharing Contract,production-sharing",
        "Concession,subsoil-use-contract",
        "Exploitation Permit/License,subsoil-use-contract",
        "Contrat d'amodiation,subsoil-use-contract",
        "Permis de recherche,exploration-licence",
        "Exploration Permit/License,exploration-licence",
        "'Exploration Permit/License,Production Sharing Contract',production-sharing",
        "Joint Venture Contract,joint-venture",
        "Création d'une société,joint-venture"
    })
    void knowsWhatSourcesCallInstruments(String type, String code) throws IOException {
        ContractRow contract = contract("a,b,,,\"" + type + "\",,,,,,");

        assertThat(contract.type()).isEqualTo(code);
        assertThat(contract.words().type()).isEqualTo(type);
        assertThat(contract.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Service Contract", "Investment Promotion", "Concession,Production Sharing Contract"})
    void keepsOtherInstrumentsAsReported(String type) throws IOException {
        ContractRow contract = contract("a,b,,,\"" + type + "\",,,,,,");

        assertThat(contract.type()).isEqualTo("other");
        assertThat(contract.words().type()).isEqualTo(type);
        assertThat(codes(contract)).containsExactly("unknown-type");
    }

    @Test
    void readsCountriesAndKeepsThoseThatAreNoneAsReported() throws IOException {
        assertThat(contract("a,b,Republic of Congo,,,,,,,,").countries()).containsExactly("CG");
        assertThat(contract("a,b,\"Timor-Leste,Australia\",,,,,,,,").countries())
                .containsExactly("TL", "AU");

        ContractRow kurdistan = contract("a,b,Kurdistan,,,,,,,,");
        assertThat(kurdistan.countries()).isEmpty();
        assertThat(kurdistan.words().country()).isEqualTo("Kurdistan");
        assertThat(codes(kurdistan)).containsExactly("unknown-country");
    }

    @Test
    void readsCommoditiesAndKeepsOtherResourcesAsReported() throws IOException {
        ContractRow contract = contract("a,b,,\"Copper,Gold,Hydrocarbons\",,,,,,,");

        assertThat(contract("a,b,,\"Or,Fer\",,,,,,,").commodities()).containsExactly("gold", "iron");
        assertThat(contract.commodities()).containsExactly("copper", "gold");
        assertThat(contract.resources()).containsExactly("Hydrocarbons");
        assertThat(codes(contract)).containsExactly("unknown-resource");
    }

    @Test
    void doesNotGuessWhichStateAMinisterSignsFor() throws IOException {
        ContractRow contract = contract("a,b,,,,,,,,Minister of Mineral Resources--Preamble,");

        assertThat(contract.parties()).isEmpty();
        assertThat(codes(contract)).containsExactly("unclear-party");
    }

    @Test
    void namesAPartyOnceThatSignsForTheStateAndForItself() throws IOException {
        ContractRow contract = contract("a,b,Democratic Republic of Congo,,,,,,"
                + "GECAMINES--Préambule,\"Gécamines, entreprise publique de droit congolais--Préambule\",");

        assertThat(contract.parties())
                .containsExactly(new ReportedParty(
                        "Gécamines",
                        List.of(),
                        ReportedParty.Kind.STATE_OWNED_COMPANY,
                        "CD",
                        ReportedParty.Role.STATE));
    }

    @Test
    void rejectsARowWithEverythingThatIsWrongWithIt() throws IOException {
        RowReading reading = only(",,,,,,soon,-1,,,ftp://example.org/x");

        assertThat(reading)
                .asInstanceOf(type(RowReading.Rejected.class))
                .extracting(rejected -> rejected.errors().stream()
                        .map(error -> error.row() + " " + error.field() + " " + error.code())
                        .toList())
                .isEqualTo(List.of(
                        "1 id missing",
                        "1 title missing",
                        "1 signature_year invalid-date",
                        "1 term_years invalid-term",
                        "1 url invalid-url"));
    }

    @Test
    void rejectsAContractThatStoodInTheFileBefore() throws IOException {
        List<RowReading> rows = read(HEADER + "a,b,,,,,,,,,\nc,d,,,,,,,,,\na,e,,,,,,,,,\n");

        assertThat(rows).hasSize(3);
        assertThat(((RowReading.Rejected) rows.get(2)).errors())
                .containsExactly(new RowRemark(3, "id", "a", "row-repeated", "Row 1 has this contract already."));
    }

    @Test
    void rejectsARowOfAnotherWidthAndGoesOn() throws IOException {
        List<RowReading> rows = read(HEADER + "a,b\nc,d,,,,,,,,,\n");

        assertThat(((RowReading.Rejected) rows.getFirst()).errors().getFirst().code())
                .isEqualTo("wrong-column-count");
        assertThat(rows.getLast()).isInstanceOf(RowReading.Taken.class);
    }

    @Test
    void rejectsARowWithACellThatIsTooLong() throws IOException {
        assertRejected("a," + "x".repeat(4001) + ",,,,,,,,,", "title", "too-long");
    }

    @Test
    void cleansCellsOfLineBreaksAndHtml() throws IOException {
        assertThat(contract("a,\"Total E&amp;P\n\u00A0 &amp;lt; Congo\",,,,,,,,,")
                        .title())
                .isEqualTo("Total E&P &lt; Congo");
    }

    @Test
    void readsAFileThatIsPackedOrBeginsWithAByteOrderMark() throws IOException {
        byte[] plain = (HEADER + "a,b,,,,,,,,,\n").getBytes(StandardCharsets.UTF_8);

        assertThat(read(gzip(plain))).hasSize(1);
        assertThat(read(("\uFEFF" + HEADER + "a,b,,,,,,,,,\n").getBytes(StandardCharsets.UTF_8)))
                .hasSize(1);
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        byte[] packed = gzip((HEADER + "a,b,,,,,,,,,\n".repeat(100)).getBytes(StandardCharsets.UTF_8));

        assertUnreadable(new byte[0], "empty-file");
        assertUnreadable("id,name\n1,2\n".getBytes(StandardCharsets.UTF_8), "missing-columns");
        assertUnreadable("id,title,Title\n1,2,3\n".getBytes(StandardCharsets.UTF_8), "duplicate-column");
        assertUnreadable((HEADER + "a,é,,,,,,,,,\n").getBytes(StandardCharsets.ISO_8859_1), "wrong-encoding");
        assertUnreadable(Arrays.copyOf(packed, packed.length / 2), "truncated-gzip");
        assertUnreadable(Arrays.copyOf(packed, 5), "damaged-gzip");
        assertUnreadable((HEADER + "a,\"b,,,,,,,,,\n").getBytes(StandardCharsets.UTF_8), "not-csv");
    }

    @Test
    void readsNoMoreThanItsLimits() {
        ContractLimits small = new ContractLimits(1000, 2, 100);
        byte[] rows = (HEADER + "a,b,,,,,,,,,\nc,d,,,,,,,,,\ne,f,,,,,,,,,\n").getBytes(StandardCharsets.UTF_8);
        byte[] bytes = (HEADER + "a,b,,,,,,,,,\n".repeat(100)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(new ByteArrayInputStream(rows), small))
                .isInstanceOfSatisfying(UnreadableFileException.class, unreadable -> {
                    assertThat(unreadable.code()).isEqualTo("too-many-rows");
                    assertThat(unreadable.row()).isEqualTo(3);
                });
        assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes), small))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        unreadable -> assertThat(unreadable.code()).isEqualTo("too-large"));
    }

    @Test
    void handsOnThatTheConnectionBroke() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken off");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> read(broken, ContractLimits.USUAL))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnreadableFileException.class)
                .hasMessage("broken off");
    }

    @Test
    void writesRemarksThatNoSpreadsheetRuns() {
        assertThat(RemarkCsv.of(List.of(new RowRemark(7, "type", "=cmd()", "unknown-type", "Kept, as reported."))))
                .isEqualTo("row,field,value,code,reason\r\n7,type,'=cmd(),unknown-type,\"Kept, as reported.\"\r\n");
    }

    private void assertRejected(String row, String field, String code) throws IOException {
        RowRemark error = ((RowReading.Rejected) only(row)).errors().getFirst();

        assertThat(error.field()).isEqualTo(field);
        assertThat(error.code()).isEqualTo(code);
    }

    private void assertUnreadable(byte[] file, String code) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        unreadable -> assertThat(unreadable.code()).isEqualTo(code));
    }

    private ContractRow contract(String row) throws IOException {
        return ((RowReading.Taken) only(row)).contract();
    }

    private RowReading only(String row) throws IOException {
        List<RowReading> rows = read(HEADER + row + "\n");
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private List<RowReading> read(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private List<RowReading> read(byte[] file) throws IOException {
        return read(new ByteArrayInputStream(file), ContractLimits.USUAL);
    }

    private List<RowReading> read(InputStream file, ContractLimits limits) throws IOException {
        List<RowReading> rows = new ArrayList<>();
        try (ContractReader reader = ContractReader.open(file, limits, translation)) {
            for (RowReading row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> codes(ContractRow contract) {
        return contract.remarks().stream().map(RowRemark::code).toList();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
