package io.ordermesh.gateway.ordermesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiErrorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            The field is required                       | The field is required
            The value 'Jane Roe' is too long            | The value … is too long
            The value "Jane Roe" is too long            | The value … is too long
            An unended "Jane Roe                        | An unended …
            Not an address: jane.roe@example.com        | Not an address: …
            Call +1 (555) 010-9999 or 555-0199          | Call … or …
            Card 4111 of order                          | Card … of order
            At most 50 items                            | At most 50 items
            """)
    void whatCouldBePersonalIsHidden(String message, String shown) {
        assertThat(ApiError.of("Validation", message, "items[0].sku"))
                .isEqualTo(new ApiError("Validation", shown, "items[0].sku"));
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(ApiError.of(null, "x".repeat(5000), null).message())
                .hasSizeLessThan(250)
                .endsWith("…");
    }

    @Test
    void whatIsNoNameIsNotShownAsOne() {
        assertThat(ApiError.of("Jane Roe", null, "1 Main Street, Springfield"))
                .isEqualTo(new ApiError(null, null, null));
    }

    /** Whatever is hidden in them: a name is a word like any other. */
    @Test
    void aLogShowsNoWords() {
        ApiError error = ApiError.of("Blocked", "Jane Doe of Elm Street is blocked", "order.customer");

        assertThat(error).hasToString("Blocked(order.customer)");
        assertThat(ApiError.of(null, "Jane Doe", null)).hasToString("?");
    }
}
