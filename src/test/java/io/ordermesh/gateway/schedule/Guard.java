package io.ordermesh.gateway.schedule;

/** What keeps the protocol right. Each can be taken away: then some schedule must fail, or it would not be needed. */
enum Guard {
    /** Offsets are committed only when their hints are pending. */
    COMMIT_AFTER_ENQUEUE,
    /**
     * An assumption, no code of the product: a relay that sends later than a lease and the time of a resend after its claim
     * lives to note it. It looks at the time right before it sends, so it must have stood still between the two. See
     * {@link Relay}.
     */
    LIFE_AFTER_LATE_SEND,
    /** A write is one transaction. */
    TRANSACTION,
    /** A hint makes the pending read another generation. */
    NEW_GENERATION("generation = pending_read.generation + 1", "generation = pending_read.generation"),
    /** A read ends only the generation that it was claimed for. */
    GENERATION_CHECK("and lease_token = $3 and generation = $4", "and lease_token = $3 and $4::bigint is not null"),
    /** Nobody claims a read under somebody's lease. */
    READ_LEASE("(p.lease_until is null or p.lease_until < now())", "true"),
    /** A write needs the lease. */
    LEASE_CHECK("and lease_token = $3 for update", "and $3::uuid is not null for update"),
    /** Nobody sends a row under somebody's lease. */
    RELAY_LEASE("(publish_lease_until is null or publish_lease_until < now())", "true"),
    /** Noting what was sent needs the lease. */
    NOTE_LEASE_CHECK("and o.publish_lease = $4", "and $4::uuid is not null"),
    /** What was sent without a lease gets a new revision. */
    NEW_REVISION_AFTER_LATE_SEND(
            "set revision = o.revision + 1, unpublished_since = coalesce(o.unpublished_since, now())\nfrom sent",
            "set unpublished_since = coalesce(o.unpublished_since, now())\nfrom sent"),
    /** So does what was sent without a lease and not acknowledged. */
    NEW_REVISION_AFTER_DOUBT(
            "set revision = o.revision + 1, resend_at = now() + make_interval(secs => $4),",
            "set resend_at = case when $4::double precision > 0 then o.resend_at end,"),
    /** And once more when its record cannot be under way any longer. */
    RESEND_AFTER_DOUBT(
            "set revision = o.revision + 1, resend_at = now() + make_interval(secs => $4),",
            "set revision = o.revision + case when $4::double precision > 0 then 1 end,"),
    /** So is a row whose lease ran out unnoted. */
    RESEND_AFTER_LEASE(
            "case when due.unnoted then now() + make_interval(secs => $4) else o.resend_at end",
            "case when $4::double precision > 0 then o.resend_at end"),
    /** What is sent once more gets a new revision. */
    NEW_REVISION_OF_RESEND(
            "set revision = o.revision + 1, resend_at = null", "set revision = o.revision, resend_at = null");

    /** What of a statement is replaced; empty where the guard is none of a statement. */
    final String text;

    final String replacement;

    Guard() {
        this("", "");
    }

    Guard(String text, String replacement) {
        this.text = text;
        this.replacement = replacement;
    }
}
