package org.orebook.deposits.importing;

import java.util.Arrays;

/**
 * Which records a file has had already, as 64-bit hashes in open addressing: eight to sixteen bytes a row, where a set
 * of texts would take a hundred.
 */
final class SeenRecords {

    private static final long EMPTY = 0;

    private long[] slots = new long[1 << 12];
    private int size;

    /** Notes a record. @return whether it is the first time */
    boolean add(long hash) {
        long value = hash == EMPTY ? 1 : hash;
        if (2 * size >= slots.length) {
            grow();
        }
        return insert(value);
    }

    private boolean insert(long value) {
        int mask = slots.length - 1;
        int slot = (int) (value ^ value >>> 32) & mask;
        while (slots[slot] != EMPTY) {
            if (slots[slot] == value) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = value;
        size++;
        return true;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        size = 0;
        Arrays.stream(before).filter(value -> value != EMPTY).forEach(this::insert);
    }
}
