package org.orebook.agreements.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a file that unpacks to more than is read of one. */
final class BoundedInput extends FilterInputStream {

    private final long most;
    private long count;

    BoundedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = in.read(target, offset, length);
        count += Math.max(0, n);
        if (count > most) {
            throw new UnreadableFileException(
                    "too-large", 0, "The file has more than " + most + " bytes, unpacked: send it in parts.", null);
        }
        return n;
    }
}
