package io.ordermesh.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.contract.Exchange.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightBodiesTest {
    private static final RightBodies BODIES = RightBodies.of("ordermesh.yaml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "getOrder         | 200 | {\"order\": {\"id\": \"o-1\"}}       | true",
                // By a reference to an answer that several operations have.
                "getOrder         | 404 | {\"errors\": [{\"code\": \"NotFound\"}]} | true",
                "searchOrders     | 200 | {\"orders\": [{\"id\": \"o-1\"}]}   | true",
                "getOrder         | 200 | {\"order\": {\"id\": 1}}           | false",
                "searchOrders     | 200 | {\"orders\": [{}]}                  | false",
                "getOrder         | 200 | {\"order\":                        | false",
                "getOrder         | 503 | {}                                 | false",
                "resubmitShipment | 202 | {}                                 | false",
            })
    void includeWhatIsDeclaredAlone(String operationId, int status, String body, boolean right) {
        assertThat(BODIES.include(operationId, new Answer(status, body))).isEqualTo(right);
    }
}
