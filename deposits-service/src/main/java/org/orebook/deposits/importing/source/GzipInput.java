package org.orebook.deposits.importing.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), member after member. {@link java.util.zip.GZIPInputStream} is not used because it passes over
 * a member that is damaged or cut off in its header as if the file ended before it: rows would be lost without a word.
 */
final class GzipInput extends InputStream {

    private static final int FIRST_MAGIC = 0x1F;
    private static final int SECOND_MAGIC = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private boolean inMember;
    private boolean anyMember;

    GzipInput(InputStream in) {
        this.in = in;
    }

    static boolean isGzip(byte[] head) {
        return head.length >= 2 && (head[0] & 0xFF) == FIRST_MAGIC && (head[1] & 0xFF) == SECOND_MAGIC;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || startMember()) {
            int unpacked = inflate(target, offset, length);
            if (unpacked > 0) {
                crc.update(target, offset, unpacked);
                return unpacked;
            }
            if (inflater.finished()) {
                finishMember();
            } else if (inflater.needsDictionary()) {
                throw damaged("it asks for a dictionary", null);
            } else if (!fill()) {
                throw truncated();
            } else {
                inflater.setInput(buffer, 0, filled);
                position = filled;
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws UnreadableFileException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw damaged("its packed data is broken", e);
        }
    }

    private boolean startMember() throws IOException {
        int first = nextByte();
        while (anyMember && first == 0) {
            // Tapes and block devices pad the end with zeros.
            first = nextByte();
        }
        if (first < 0) {
            return false;
        }
        if (first != FIRST_MAGIC || requiredByte() != SECOND_MAGIC || requiredByte() != DEFLATE) {
            throw damaged("something that is not gzip follows its end", null);
        }
        skipRestOfHeader();
        inflater.reset();
        crc.reset();
        inflater.setInput(buffer, position, filled - position);
        position = filled;
        inMember = true;
        anyMember = true;
        return true;
    }

    private void skipRestOfHeader() throws IOException {
        int flags = requiredByte();
        if ((flags & RESERVED) != 0) {
            throw damaged("its header has unknown flags", null);
        }
        skip(6); // modification time, extra flags, operating system
        if ((flags & EXTRA) != 0) {
            skip(requiredByte() | requiredByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void finishMember() throws IOException {
        position = filled - inflater.getRemaining();
        long expectedCrc = littleEndianInt();
        long expectedLength = littleEndianInt();
        if (expectedCrc != crc.getValue() || expectedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw damaged("its checksum does not match", null);
        }
        inMember = false;
    }

    private long littleEndianInt() throws IOException {
        return requiredByte() | requiredByte() << 8 | requiredByte() << 16 | (long) requiredByte() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            requiredByte();
        }
    }

    private void skipText() throws IOException {
        int b = requiredByte();
        while (b != 0) {
            b = requiredByte();
        }
    }

    private int requiredByte() throws IOException {
        int b = nextByte();
        if (b < 0) {
            throw truncated();
        }
        return b;
    }

    private int nextByte() throws IOException {
        if (position == filled && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xFF;
    }

    private boolean fill() throws IOException {
        int n = in.read(buffer, 0, buffer.length);
        position = 0;
        filled = Math.max(n, 0);
        return n > 0;
    }

    private static UnreadableFileException truncated() {
        return new UnreadableFileException(
                FileProblem.TRUNCATED_GZIP, "The gzip file ends too early: it was cut off, send it again.");
    }

    private static UnreadableFileException damaged(String why, Throwable cause) {
        return new UnreadableFileException(
                FileProblem.DAMAGED_GZIP, "The gzip file is damaged: " + why + ".", 0, 0, cause);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
