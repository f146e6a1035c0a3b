package io.ordermesh.gateway.work;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A failure and when it was noted. */
public record FailedAttempt(Instant at, @JsonUnwrapped Failure failure) {}
