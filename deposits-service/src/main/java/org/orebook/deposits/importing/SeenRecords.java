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
        long value = kept(hash);
        if (2 * size >= slots.length) {
            grow();
        }
        return insert(value);
    }

    /** Whether a record was noted. */
    boolean contains(long hash) {
        long value = kept(hash);
        return slots[slotOf(value)] == value;
    }

    private static long kept(long hash) {
        return hash == EMPTY ? 1 : hash;
    }

    private boolean insert(long value) {
        int slot = slotOf(value);
        if (slots[slot] == value) {
            return false;
        }
        slots[slot] = value;
        size++;
        return true;
    }

    /** Where a value lies, or the empty slot where it would. */
    private int slotOf(long value) {
        int mask = slots.length - 1;
        int slot = (int) (value ^ value >>> 32) & mask;
        while (slots[slot] != EMPTY && slots[slot] != value) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        size = 0;
        Arrays.stream(before).filter(value -> value != EMPTY).forEach(this::insert);
    }
}
