package org.orebook.chassis.idempotency;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/**
 * Does the work of a POST once per caller and {@code Idempotency-Key}, in the transaction of the work itself: key and
 * work are kept together or not at all. A second POST with the key waits for the first and gets its answer; with
 * another body it is refused. Keys are forgotten after two days.
 *
 * <p>Needs the table {@code idempotency_key} in the service's own schema.
 */
@ApplicationScoped
public class IdempotencyKeys {

    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST_KEY = 255;

    private final Mutiny.SessionFactory sessions;

    IdempotencyKeys(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Answers a POST.
     *
     * @param session the open transaction of the work
     * @param key the {@code Idempotency-Key} header; {@code null} where the caller sent none, and the work is done
     * @param request what the caller asks, as text: method, path and body
     * @param work the work, in the same session
     */
    public Uni<Answer> once(
            Mutiny.Session session, Caller caller, String key, String request, Supplier<Uni<Answer>> work) {
        if (key == null) {
            return work.get();
        }
        refuseUnusable(key);
        String fingerprint = fingerprint(request);
        return claim(session, caller, key, fingerprint)
                .flatMap(claimed -> claimed
                        ? work.get().call(answer -> keep(session, caller, key, answer))
                        : earlier(session, caller, key, fingerprint));
    }

    /**
     * Claims a key for work of several transactions, of a kind that may be done again: whoever sends the same once more,
     * because it broke off or is still going on, goes on with it. The claim commits with the session, before the work
     * begins; {@link #finish} keeps the answer.
     *
     * @param key the {@code Idempotency-Key} header; {@code null} where the caller sent none
     * @param request what the caller asks, as text; another one under the same key is refused
     * @return the answer that was given before; empty where the work is to be done
     */
    public Uni<Optional<Answer>> begin(Mutiny.Session session, Caller caller, String key, String request) {
        if (key == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        refuseUnusable(key);
        String fingerprint = fingerprint(request);
        return claim(session, caller, key, fingerprint)
                .flatMap(claimed ->
                        claimed ? Uni.createFrom().item(Optional.empty()) : kept(session, caller, key, fingerprint));
    }

    /** Keeps the answer of work that {@link #begin} has claimed a key for. */
    public Uni<Void> finish(Mutiny.Session session, Caller caller, String key, Answer answer) {
        return key == null
                ? Uni.createFrom().voidItem()
                : keep(session, caller, key, answer).replaceWithVoid();
    }

    /**
     * Refuses a key that cannot be kept.
     *
     * @param key the header; {@code null} where there is none, which is fine
     * @throws Refusal.Malformed where it is blank or too long
     */
    public static void refuseUnusable(String key) {
        if (key == null) {
            return;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refusal.Malformed(
                    "bad-idempotency-key",
                    "Bad idempotency key",
                    "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.",
                    List.of(FieldError.of(HEADER, key, "1 to " + LONGEST_KEY + " characters")));
        }
    }

    private static Uni<Boolean> claim(Mutiny.Session session, Caller caller, String key, String fingerprint) {
        // A concurrent POST with the same key waits here until the first has committed or rolled back.
        return session.createNativeQuery("""
                        INSERT INTO idempotency_key (owner, key, fingerprint, created_at)
                        VALUES (?1, ?2, ?3, now())
                        ON CONFLICT DO NOTHING""")
                .setParameter(1, caller.subject())
                .setParameter(2, key)
                .setParameter(3, fingerprint)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private static Uni<Integer> keep(Mutiny.Session session, Caller caller, String key, Answer answer) {
        return session.flush()
                .chain(() -> session.createNativeQuery("""
                                UPDATE idempotency_key SET status = ?3, location = ?4, tag = ?5, body = ?6
                                WHERE owner = ?1 AND key = ?2""")
                        .setParameter(1, caller.subject())
                        .setParameter(2, key)
                        .setParameter(3, answer.status())
                        .setParameter(4, answer.location())
                        .setParameter(5, answer.tag())
                        .setParameter(6, answer.body())
                        .executeUpdate());
    }

    /** The key and the work of {@link #once} are committed together: a key that is seen has its answer. */
    private static Uni<Answer> earlier(Mutiny.Session session, Caller caller, String key, String fingerprint) {
        return kept(session, caller, key, fingerprint).map(Optional::orElseThrow);
    }

    private static Uni<Optional<Answer>> kept(Mutiny.Session session, Caller caller, String key, String fingerprint) {
        return session.createNativeQuery("""
                        SELECT fingerprint, status, location, tag, body FROM idempotency_key
                        WHERE owner = ?1 AND key = ?2""", Tuple.class)
                .setParameter(1, caller.subject())
                .setParameter(2, key)
                .getSingleResult()
                .map(kept -> {
                    if (!kept.get(0, String.class).equals(fingerprint)) {
                        throw new Refusal.Invalid(
                                "idempotency-key-reused",
                                "Idempotency key reused",
                                "This Idempotency-Key came with another request before: use a fresh key for it.",
                                List.of(FieldError.of(HEADER, key, "already used for another request")));
                    }
                    Integer status = kept.get(1, Integer.class);
                    return status == null
                            ? Optional.empty()
                            : Optional.of(new Answer(
                                    status,
                                    kept.get(2, String.class),
                                    kept.get(3, String.class),
                                    kept.get(4, String.class)));
                });
    }

    private static String fingerprint(String request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOldKeys() {
        return sessions.withTransaction(session -> session.createNativeQuery(
                        "DELETE FROM idempotency_key WHERE created_at < now() - interval '2 days'")
                .executeUpdate()
                .replaceWithVoid());
    }
}
