#include "corpus/base/file.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>

namespace throughline {
namespace {

class FileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "throughline-file-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::filesystem::path folder_;
};

struct Vector {
  std::string bytes;
  const char* sum;
};

// The examples of FIPS 180-4 and the usual long one.
const std::vector<Vector> kVectors = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {std::string(1000000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
};

TEST_F(FileTest, Sha256IsThatOfTheKnownVectors) {
  for (const auto& vector : kVectors) {
    SCOPED_TRACE(vector.sum);
    EXPECT_EQ(sha256(vector.bytes), vector.sum);
    ASSERT_TRUE(write_file_durably(folder_ / "vector", vector.bytes));
    EXPECT_EQ(sha256_of_file(folder_ / "vector").value(), vector.sum);
  }
}

TEST_F(FileTest, GivesBackWhatWasWrittenAndReplacesWhole) {
  const std::string bytes("a\0b\xff\n", 5);
  ASSERT_TRUE(write_file_durably(folder_ / "f", std::string(200000, 'x')));
  ASSERT_TRUE(write_file_durably(folder_ / "f", bytes));
  EXPECT_EQ(read_file(folder_ / "f").value(), bytes);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1) << "no temporary file stays";
}

TEST_F(FileTest, AFileOverTheLimitIsTooLarge) {
  ASSERT_TRUE(write_file_durably(folder_ / "f", std::string(100, 'x')));
  EXPECT_TRUE(read_file(folder_ / "f", 100).has_value());
  EXPECT_EQ(read_file(folder_ / "f", 99).error().code, ErrorCode::too_large);
}

TEST_F(FileTest, NamesWhatIsMissing) {
  const auto missing = folder_ / "none";
  EXPECT_EQ(read_file(missing).error().code, ErrorCode::not_found);
  EXPECT_NE(read_file(missing).error().message.find("none"), std::string::npos);
  EXPECT_EQ(sha256_of_file(missing).error().code, ErrorCode::not_found);
  EXPECT_EQ(sync_file(missing).error().code, ErrorCode::not_found);
  EXPECT_EQ(write_file_durably(folder_ / "no" / "folder", "x").error().code, ErrorCode::not_found);
  EXPECT_TRUE(sync_folder(folder_).has_value());
  EXPECT_FALSE(read_file(folder_).has_value()) << "a folder is not a file";
}

}  // namespace
}  // namespace throughline
