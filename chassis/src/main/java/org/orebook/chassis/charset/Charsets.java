package org.orebook.chassis.charset;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The charsets that a file may be declared to have: those of the <a href="https://encoding.spec.whatwg.org/">Encoding
 * Standard</a>, by their names and aliases at IANA, with Latin-1, Latin-5 and the code pages of DOS in which old registers
 * were kept. A list of our own and not what the platform knows: an executable holds the tables of each charset that it can
 * be asked for, and those of mainframes would be a tenth of it.
 */
public final class Charsets {

    private static final List<String> NAMES = List.of(
            "US-ASCII",
            "UTF-8",
            "UTF-16",
            "UTF-16BE",
            "UTF-16LE",
            "UTF-32",
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-3",
            "ISO-8859-4",
            "ISO-8859-5",
            "ISO-8859-6",
            "ISO-8859-7",
            "ISO-8859-8",
            "ISO-8859-9",
            "ISO-8859-13",
            "ISO-8859-15",
            "ISO-8859-16",
            "windows-1250",
            "windows-1251",
            "windows-1252",
            "windows-1253",
            "windows-1254",
            "windows-1255",
            "windows-1256",
            "windows-1257",
            "windows-1258",
            "KOI8-R",
            "KOI8-U",
            "IBM437",
            "IBM850",
            "IBM852",
            "IBM855",
            "IBM866",
            "x-MacRoman",
            "x-MacCyrillic",
            "x-windows-874",
            "GB2312",
            "GBK",
            "GB18030",
            "Big5",
            "EUC-JP",
            "ISO-2022-JP",
            "Shift_JIS",
            "windows-31j",
            "EUC-KR");

    /** Made while an executable is compiled, so that it holds these and no others. */
    private static final Map<String, Charset> BY_NAME = byName();

    private Charsets() {}

    private static Map<String, Charset> byName() {
        Map<String, Charset> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : NAMES) {
            Charset charset = Charset.forName(name);
            byName.put(charset.name(), charset);
            charset.aliases().forEach(alias -> byName.put(alias, charset));
        }
        return byName;
    }

    /** The charset of a name or alias, in whatever case; empty where it is none of these. */
    public static Optional<Charset> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
