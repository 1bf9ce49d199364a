package org.orebook.deposits.importing.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;

/** The bytes of a file after unpacking, up to what the limits allow. */
final class PlainInput extends InputStream {

    private final InputStream in;
    private final CountedInput packed;
    private final boolean gzip;
    private final ReadLimits limits;
    private long count;

    private PlainInput(InputStream in, CountedInput packed, boolean gzip, ReadLimits limits) {
        this.in = in;
        this.packed = packed;
        this.gzip = gzip;
        this.limits = limits;
    }

    static PlainInput of(CountedInput packed, ReadLimits limits) throws IOException {
        byte[] head = packed.readNBytes(2);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), packed);
        boolean gzip = GzipInput.isGzip(head);
        return new PlainInput(gzip ? new GzipInput(whole) : whole, packed, gzip, limits);
    }

    boolean wasGzip() {
        return gzip;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = in.read(target, offset, length);
        if (n > 0) {
            count += n;
            holdLimits();
        }
        return n;
    }

    private void holdLimits() throws UnreadableFileException {
        if (count > limits.maxPlainBytes()) {
            throw new UnreadableFileException(
                    FileProblem.TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "The file is larger than %,d bytes%s: send it in parts.",
                            limits.maxPlainBytes(),
                            gzip ? " once unpacked" : ""));
        }
        if (gzip && count > limits.ratioFromBytes() && count / limits.maxRatio() > packed.count()) {
            throw new UnreadableFileException(
                    FileProblem.EXPANDS_TOO_FAR,
                    String.format(
                            Locale.ROOT,
                            "The gzip file unpacks to more than %d times its size, which no list of deposits does.",
                            limits.maxRatio()));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
