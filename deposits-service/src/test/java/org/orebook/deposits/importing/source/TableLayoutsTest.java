package org.orebook.deposits.importing.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableLayoutsTest {

    private static final String WORLD_HEADER = "source,record_id,name,country,country_as_reported,iso2,iso3,province,"
            + "lat,lon,commodities,deposit_types,rank,source_uri\n";

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsEveryFieldOfAMappedTable(String delimiter) {
        String text = """
                name|names.kk-Latn|source|record_id|uri|kind|parent_record_id|country|country_today|region|longitude|latitude|accuracy_m|commodities|main_commodities|by_products|deposit_type|stage|visibility|source_title|source_uri|source_published_on
                Boguty|Boguty kk|geo|7|https://x.example/7|deposit|6|Kazakh SSR|KZ|Almaty|78.5|43.5|500|Tin|Tungsten|Molybdenum|stockwork|explored|published|Report|https://x.example|2025-06-30
                """.replace("|", delimiter);

        assertThat(ReadFile.csv(text).row())
                .isEqualTo(DepositRow.builder(1, 2)
                        .source("geo")
                        .recordId("7")
                        .uri("https://x.example/7")
                        .nameAsReported("Boguty")
                        .name(new ReportedName("Boguty", null, null, "main"))
                        .name(new ReportedName("Boguty kk", "kk", "Latn", "main"))
                        .kind("deposit")
                        .parentRecordId("6")
                        .country("Kazakh SSR")
                        .countryToday("KZ")
                        .region("Almaty")
                        .position(78.5, 43.5)
                        .accuracyMetres(500.0)
                        .commodity(new ReportedCommodity("Tungsten", "main"))
                        .commodity(new ReportedCommodity("Molybdenum", "by-product"))
                        .commodity(new ReportedCommodity("Tin", null))
                        .depositType("stockwork")
                        .stage("explored")
                        .reference(new ReportedSource("Report", "https://x.example", "2025-06-30"))
                        .visibility("published")
                        .build());
    }

    @Test
    void takesTheDefaultSourceWhereARowNamesNone() {
        ReadFile file = ReadFile.of(
                ImportFormat.CSV,
                "name,source\nA,own\nB,\n",
                ReadOptions.defaults().withDefaultSource("ministry"));

        assertThat(file.accepted()).extracting(DepositRow::source).containsExactly("own", "ministry");
    }

    @Test
    void readsTheWorldsDeposits() {
        DepositRow row = world("mrdata_x,7,Boguty; Bogutin,Kazakhstan,Kazakstan,KZ,KAZ,Almaty,43.5,78.5,"
                        + "Tungsten;Gemstone > Diamond;K  HAL;),Skarn;Vein,,https://mrdata.usgs.gov/x")
                .row();

        assertThat(row)
                .isEqualTo(DepositRow.builder(1, 2)
                        .source("mrdata_x")
                        .recordId("7")
                        .nameAsReported("Boguty; Bogutin")
                        .name(new ReportedName("Boguty", null, null, "main"))
                        .name(new ReportedName("Bogutin", null, null, "alternative"))
                        .country("Kazakstan")
                        .countryToday("KZ")
                        .region("Almaty")
                        .position(78.5, 43.5)
                        .commodity(new ReportedCommodity("Tungsten", null))
                        .commodity(new ReportedCommodity("Gemstone > Diamond", null))
                        .commodity(new ReportedCommodity("K  HAL", null))
                        .depositType("Skarn;Vein")
                        .reference(new ReportedSource("mrdata_x", "https://mrdata.usgs.gov/x", null))
                        .build());
    }

    @Test
    void leavesEmptyWhatTheWorldsDepositsLeaveEmpty() {
        assertThat(world("mrdata_x,8,,,,,,,,,,,,").row())
                .isEqualTo(DepositRow.builder(1, 2)
                        .source("mrdata_x")
                        .recordId("8")
                        .build());
    }

    private static ReadFile world(String row) {
        return ReadFile.of(ImportFormat.DEPOSITS_WORLD, WORLD_HEADER + row + "\n", ReadOptions.defaults());
    }

    @Test
    void splitsNamesOutsideParenthesesOnly() {
        assertThat(namesOf("Lakeshore (Cyprus Casa Grande; Cyprus Tohono)"))
                .containsExactly("Lakeshore (Cyprus Casa Grande; Cyprus Tohono)");
        assertThat(namesOf("Custodio;; Salamanca ;San Martin;")).containsExactly("Custodio", "Salamanca", "San Martin");
        assertThat(namesOf("A (b; C; D")).containsExactly("A (b", "C", "D");
        assertThat(namesOf("; -")).isEmpty();
    }

    private static List<String> namesOf(String cell) {
        return ReadFile.csv("name\tkind\n" + cell + "\tdeposit\n").row().names().stream()
                .map(ReportedName::text)
                .toList();
    }

    @Test
    void cleansTextsWithoutChangingWhatTheySay() {
        assertThat(namesOf(" Prud\u0092Homme\u00A0No. 1 ")).containsExactly("Prud’Homme No. 1");
        assertThat(namesOf("San  Antonio\u0096Philex")).containsExactly("San  Antonio–Philex");
        assertThat(namesOf("G\u009Fzelyayla")).containsExactly("G\uFFFDzelyayla");
        assertThat(namesOf("Ko\u0308r\u200Bper\u00ADtief\u202E")).containsExactly("Körpertief");
        assertThat(namesOf("Қарағанды 👍")).containsExactly("Қарағанды 👍");
    }

    @Test
    void readsLatin1AsWindows1252WhichItIsInPractice() {
        byte[] bytes = "name\nPrud\u0092Homme G\u00fczel\n".getBytes(StandardCharsets.ISO_8859_1);

        ReadFile file =
                ReadFile.of(ImportFormat.CSV, bytes, ReadOptions.defaults().with(StandardCharsets.ISO_8859_1));

        assertThat(file.mainNames()).containsExactly("Prud’Homme Güzel");
    }

    @Test
    void namesACommodityOnceAndDropsWhatSplittingLeftOfParentheses() {
        DepositRow row = ReadFile.csv("name,commodities\nA,gold;Gold; (Pd;Rh);Niobium (Columbium);();-\n")
                .row();

        assertThat(row.commodities())
                .extracting(ReportedCommodity::term)
                .containsExactly("gold", "Pd", "Rh", "Niobium (Columbium)");
    }

    @Test
    void rejectsMoreCommoditiesThanAnyDepositHas() {
        StringBuilder terms = new StringBuilder();
        for (int i = 0; i <= 300; i++) {
            terms.append("c").append(i).append(';');
        }

        assertThat(ReadFile.csv("name\tcommodities\nA\t" + terms + "\n").error().code())
                .isEqualTo("too-many-values");
    }

    @Test
    void readsMrdsAsPublished() {
        String text = """
                dep_id,url,mrds_id,mas_id,site_name,latitude,longitude,region,country,state,county,com_type,commod1,commod2,commod3,oper_type,dep_type,prod_size,dev_stat,ore,gangue,other_matl,orebody_fm,work_type,model,alteration,conc_proc,names,ore_ctrl,reporter,hrock_unit,hrock_type,arock_unit,arock_type,structure,tectonic,ref,yfp_ba,yr_fst_prd,ylp_ba,yr_lst_prd,dy_ba,disc_yr,prod_yrs,discr
                10009306,https://mrdata.usgs.gov/mrds/show-mrds.php?dep_id=10009306,D002208,,Horse Mountain,39.69999,-106.20061,NA,United States,Colorado,Eagle,M,"Uranium, Vanadium","Sand and Gravel, Construction",Gold,Unknown,Sedimentary,N,Occurrence,,,,,,,,,"Old Horse, Mare; Foal",,,,,,,,,USGS Bulletin 1,,,,,,,,
                """;

        DepositRow row =
                ReadFile.of(ImportFormat.MRDS, text, ReadOptions.defaults()).row();

        String uri = "https://mrdata.usgs.gov/mrds/show-mrds.php?dep_id=10009306";
        assertThat(row)
                .isEqualTo(DepositRow.builder(1, 2)
                        .source("usgs-mrds")
                        .recordId("10009306")
                        .uri(uri)
                        .nameAsReported("Horse Mountain")
                        .name(new ReportedName("Horse Mountain", null, null, "main"))
                        .name(new ReportedName("Old Horse", null, null, "alternative"))
                        .name(new ReportedName("Mare", null, null, "alternative"))
                        .name(new ReportedName("Foal", null, null, "alternative"))
                        .country("United States")
                        .region("Colorado")
                        .position(-106.20061, 39.69999)
                        .commodity(new ReportedCommodity("Uranium", "main"))
                        .commodity(new ReportedCommodity("Vanadium", "main"))
                        .commodity(new ReportedCommodity("Sand and Gravel, Construction", "by-product"))
                        .commodity(new ReportedCommodity("Gold", "by-product"))
                        .depositType("Sedimentary")
                        .stage("Occurrence")
                        .reference(new ReportedSource("USGS Mineral Resources Data System", uri, null))
                        .reference(new ReportedSource("USGS Bulletin 1", null, null))
                        .build());
    }

    @Test
    void readsASubsetOfMrdsInAnyOrder() {
        DepositRow row = ReadFile.of(
                        ImportFormat.MRDS,
                        "site_name,longitude,latitude,dep_id\nHorse,-106.2,39.7,1\n",
                        ReadOptions.defaults())
                .row();

        assertThat(row.recordId()).isEqualTo("1");
        assertThat(row.longitude()).isEqualTo(-106.2);
        assertThat(row.commodities()).isEmpty();
    }
}
