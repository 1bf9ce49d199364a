package org.orebook.agreements.document.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store promises. */
abstract class BlobStoreContract {

    private final Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
    private final Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);

    abstract BlobStore store();

    /** How many files of uploads wait. */
    abstract int waiting() throws IOException;

    @Test
    void keepsBytesUnderTheirHash() throws IOException {
        Blob blob = put("abc");

        assertThat(blob.digest().hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(blob.size()).isEqualTo(3);
        assertThat(read(blob.digest(), 0)).isEqualTo("abc");
        assertThat(read(blob.digest(), 1)).isEqualTo("bc");
        assertThat(waiting()).isZero();
    }

    @Test
    void keepsTheSameBytesOnce() throws IOException {
        String text = unique();

        Blob first = put(text);
        Blob second = put(text);

        assertThat(second).isEqualTo(first);
        assertThat(listed(first, tomorrow)).containsExactly(first.digest());
    }

    @Test
    void keepsNothingOfWhatACheckRefuses() throws IOException {
        String text = unique();

        assertThatThrownBy(() -> store().put(bytes(text), blob -> {
                    throw new IllegalArgumentException("not this");
                }))
                .hasMessage("not this");

        assertThat(waiting()).isZero();
        assertMissing(digest(text));
    }

    @Test
    void keepsNothingOfWhatBreaksOff() throws IOException {
        String text = unique();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken off");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> store().put(new SequenceInputStream(bytes(text), broken), blob -> {}))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StoreException.class)
                .hasMessage("broken off");

        assertThat(waiting()).isZero();
        assertMissing(digest(text));
    }

    @Test
    void saysThatNothingIsThere() {
        assertMissing(digest(unique()));
    }

    @Test
    void listsAndForgetsOnlyWhatIsOld() throws IOException {
        Blob blob = put(unique());

        assertThat(listed(blob, yesterday)).isEmpty();
        assertThat(listed(blob, tomorrow)).contains(blob.digest());

        store().remove(blob.digest(), yesterday);
        assertThat(read(blob.digest(), 0)).isNotEmpty();

        store().remove(blob.digest(), tomorrow);
        assertMissing(blob.digest());
        store().remove(blob.digest(), tomorrow);
    }

    @Test
    void listsPageByPage() throws IOException {
        List<Sha256> pair = twoOfOnePrefix();
        String prefix = pair.getFirst().hex().substring(0, 2);

        BlobStore.Listing first = store().list(prefix, null, tomorrow, 1);
        BlobStore.Listing second = store().list(prefix, first.next(), tomorrow, 1);

        assertThat(first.old()).hasSize(1);
        assertThat(second.old()).hasSize(1);
        assertThat(first.old().getFirst().hex())
                .startsWith(prefix)
                .isLessThan(second.old().getFirst().hex());
    }

    private List<Sha256> twoOfOnePrefix() throws IOException {
        Sha256 first = put(unique()).digest();
        while (true) {
            String text = unique();
            if (digest(text).hex().startsWith(first.hex().substring(0, 2))) {
                return List.of(first, put(text).digest());
            }
        }
    }

    private List<Sha256> listed(Blob blob, Instant keptBefore) throws IOException {
        return store().list(blob.digest().hex().substring(0, 2), null, keptBefore, 1000)
                .old();
    }

    private void assertMissing(Sha256 digest) {
        assertThatThrownBy(() -> store().open(digest, 0)).isInstanceOf(BlobMissingException.class);
    }

    private Blob put(String text) throws IOException {
        return store().put(bytes(text), blob -> {});
    }

    private String read(Sha256 digest, long from) throws IOException {
        try (InputStream in = store().open(digest, from)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Sha256 digest(String text) {
        var digest = Sha256.digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Sha256.of(digest);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
