"""Values as the trial protocol carries them."""

import json
import math
import tempfile
import unittest

from parbench_host.values import NotSendable, decode, encode, read_value, write_value


class ValuesTest(unittest.TestCase):
    def test_plain_values_represent_themselves(self):
        for value in [None, True, 0, -7, 1.5, "ü", [], [1, [2]], {}, {"a": {"b": None}}]:
            self.assertEqual(encode(value), value)
            self.assertEqual(decode(encode(value)), value)

    def test_numbers_that_json_lacks_are_tagged(self):
        self.assertEqual(encode(2**53), {"$": "bigint", "text": "9007199254740992"})
        self.assertEqual(decode(encode(-(2**70))), -(2**70))
        self.assertEqual(encode(math.inf), {"$": "number", "text": "Infinity"})
        self.assertEqual(encode(-math.inf), {"$": "number", "text": "-Infinity"})
        self.assertEqual(encode(-0.0), {"$": "number", "text": "-0"})
        self.assertTrue(math.isnan(decode(encode(math.nan))))

    def test_bytes_keep_the_type_that_they_came_with(self):
        self.assertEqual(encode(b"\x01\x02"), {"$": "Uint8Array", "base64": "AQI="})
        floats = {"$": "Float64Array", "base64": "AAAAAAAA8D8="}
        self.assertEqual(encode(decode(floats)), floats)

    def test_objects_with_tag_keys_are_escaped(self):
        for value in [{"$": 1}, {"__proto__": {"$": 2}}]:
            self.assertEqual(encode(value)["$"], "object")
            self.assertEqual(decode(json.loads(json.dumps(encode(value)))), value)

    def test_a_value_without_a_tag_is_named_with_its_path(self):
        with self.assertRaisesRegex(NotSendable, r"`a\[1\]\.b` is of type `set`"):
            encode({"a": [0, {"b": {1}}]})
        with self.assertRaisesRegex(NotSendable, "only strings can be keys"):
            encode({1: 2})
        endless = []
        endless.append(endless)
        with self.assertRaisesRegex(NotSendable, "contains itself"):
            encode(endless)

    def test_large_values_travel_in_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            written = write_value("x" * 100_000, folder)
            self.assertEqual(written["length"], 100_002)
            self.assertEqual(read_value(written), "x" * 100_000)
            self.assertEqual(write_value("small", folder), {"json": "small"})


if __name__ == "__main__":
    unittest.main()
