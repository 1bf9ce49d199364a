package org.orebook.chassis.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {

    @ParameterizedTest
    @CsvSource({
        "utf-8,UTF-8",
        "UTF8,UTF-8",
        "latin1,ISO-8859-1",
        "Windows-1251,windows-1251",
        "cp1251,windows-1251",
        "koi8-r,KOI8-R",
        "cp866,IBM866",
        "gb2312,GB2312",
        "gb18030,GB18030",
        "SJIS,Shift_JIS",
        "windows-874,x-windows-874"
    })
    void areFoundByNamesAndAliases(String name, String charset) {
        assertThat(Charsets.named(name)).contains(Charset.forName(charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"klingon", "", " utf-8", "IBM037", "x-IBM933"})
    void areNoOthers(String name) {
        assertThat(Charsets.named(name)).isEmpty();
    }

    @Test
    void decode() {
        byte[] be = {(byte) 0xC1};

        assertThat(new String(be, Charsets.named("windows-1251").orElseThrow())).isEqualTo("Б");
    }
}
