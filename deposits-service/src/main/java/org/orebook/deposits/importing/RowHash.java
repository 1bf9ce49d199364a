package org.orebook.deposits.importing;

import org.orebook.deposits.deposit.Visibility;
import org.orebook.deposits.importing.source.DepositRow;
import org.orebook.deposits.importing.source.ReportedCommodity;
import org.orebook.deposits.importing.source.ReportedName;
import org.orebook.deposits.importing.source.ReportedSource;

/**
 * A 64-bit hash of what a row says (FNV-1a over its texts), kept with the record: the same row again changes nothing.
 * It must never change between releases, or everything would be imported anew.
 */
final class RowHash {

    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private long hash = OFFSET;

    private RowHash() {}

    static long of(DepositRow row, Visibility visibility) {
        RowHash hash = new RowHash();
        hash.add(row.uri()).add(row.kind()).add(row.parentRecordId());
        for (ReportedName name : row.names()) {
            hash.add(name.text()).add(name.language()).add(name.script()).add(name.kind());
        }
        hash.add(row.country()).add(row.countryToday()).add(row.region());
        hash.add(row.longitude()).add(row.latitude()).add(row.accuracyMetres()).add(row.outlineGeoJson());
        for (ReportedCommodity commodity : row.commodities()) {
            hash.add(commodity.term()).add(commodity.role());
        }
        hash.add(row.depositType()).add(row.stage());
        for (ReportedSource source : row.sources()) {
            hash.add(source.title()).add(source.uri()).add(source.publishedOn());
        }
        return hash.add(visibility.code()).hash;
    }

    static long ofRecord(String source, String recordId) {
        return new RowHash().add(source).add(recordId).hash;
    }

    private RowHash add(Double number) {
        return add(number == null ? null : number.toString());
    }

    private RowHash add(String text) {
        if (text != null) {
            for (int i = 0; i < text.length(); i++) {
                step(text.charAt(i));
            }
        }
        // Texts are parted by what stands in none of them, so that "ab", "c" differs from "a", "bc"; and null from "".
        step(text == null ? 0xFFFE : 0xFFFF);
        return this;
    }

    private void step(int unit) {
        hash = (hash ^ (unit & 0xFF)) * PRIME;
        hash = (hash ^ (unit >>> 8)) * PRIME;
    }
}
