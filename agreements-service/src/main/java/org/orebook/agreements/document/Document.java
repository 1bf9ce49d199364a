package org.orebook.agreements.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.orebook.agreements.document.blob.Blob;
import org.orebook.agreements.document.blob.Sha256;
import org.orebook.chassis.history.Act;

/**
 * A document of an agreement. What it says never changes; one that should not have been there is withdrawn, with a
 * reason. It is its own history: who put it up, who withdrew it, when, why, and by which request.
 */
@Entity
@Table(name = "document")
class Document {

    @Id
    private UUID id;

    private int version;

    @Column(name = "agreement_id")
    private UUID agreement;

    private String name;

    private String sha256;

    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "size_bytes")
    private long size;

    private String language;

    private boolean authentic;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column(name = "uploaded_by")
    private String uploadedBy;

    @Column(name = "uploaded_request")
    @SuppressWarnings("UnusedVariable")
    private String uploadedRequest;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "withdrawn_by")
    private String withdrawnBy;

    @Column(name = "withdrawn_request")
    @SuppressWarnings("UnusedVariable")
    private String withdrawnRequest;

    @Column(name = "withdrawal_reason")
    private String withdrawalReason;

    protected Document() {
        // for Hibernate
    }

    /** Whether it was put up with these words, so that putting it up again changes nothing. */
    boolean says(Description other) {
        return description().equals(other);
    }

    /** Withdraws it. @throws DocumentRefusals.Withdrawn where it is already */
    void withdraw(Act act) {
        if (isWithdrawn()) {
            throw new DocumentRefusals.Withdrawn();
        }
        version++;
        withdrawnAt = act.at();
        withdrawnBy = act.caller().name();
        withdrawnRequest = act.requestId();
        withdrawalReason = act.reason();
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    UUID agreement() {
        return agreement;
    }

    String name() {
        return name;
    }

    Blob blob() {
        return new Blob(new Sha256(sha256), size);
    }

    Description description() {
        return new Description(name, mediaType, language, authentic);
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /** The document as it is answered. */
    DocumentView view() {
        DocumentView.Withdrawal withdrawal =
                isWithdrawn() ? new DocumentView.Withdrawal(withdrawnAt, withdrawnBy, withdrawalReason) : null;
        return new DocumentView(
                id,
                version,
                agreement,
                name,
                sha256,
                mediaType,
                size,
                language,
                authentic,
                uploadedAt,
                uploadedBy,
                withdrawal);
    }
}
