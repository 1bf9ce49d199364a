package org.orebook.deposits.importing;

/** Which rows a file has had already: by a 64-bit hash of what they say, with the number of the first of each. */
final class SeenRows {

    private static final long EMPTY = 0;

    private long[] hashes = new long[1 << 12];
    private int[] rows = new int[1 << 12];
    private int size;

    /** Notes a row. @return the number of the first one that says the same; the row's own where it is the first */
    long firstOf(long hash, long row) {
        if (2 * size >= hashes.length) {
            grow();
        }
        return insert(hash == EMPTY ? 1 : hash, Math.toIntExact(row));
    }

    private int insert(long hash, int row) {
        int slot = slotOf(hash);
        if (hashes[slot] == EMPTY) {
            hashes[slot] = hash;
            rows[slot] = row;
            size++;
        }
        return rows[slot];
    }

    private int slotOf(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (hashes[slot] != EMPTY && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] hashesBefore = hashes;
        int[] rowsBefore = rows;
        hashes = new long[hashesBefore.length * 2];
        rows = new int[hashes.length];
        size = 0;
        for (int i = 0; i < hashesBefore.length; i++) {
            if (hashesBefore[i] != EMPTY) {
                insert(hashesBefore[i], rowsBefore[i]);
            }
        }
    }
}
