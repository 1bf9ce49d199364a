package org.orebook.agreements.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a document is withdrawn. */
@Schema(name = "DocumentWithdrawalReason")
public record WithdrawalReason(String reason) {}
