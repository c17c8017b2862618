# cmake -D NAME=kBoardsCsv -D INPUT=boards.csv -D OUTPUT=boards_data.cpp -P embed.cmake
# Writes a C++ source that holds a text file, so that the programs need no file beside them.
file(READ "${INPUT}" text)
file(WRITE "${OUTPUT}" "#include <string_view>\n\nnamespace throughline {\nextern const std::string_view ${NAME};\nconst std::string_view ${NAME} = R\"embedded(${text})embedded\";\n}  // namespace throughline\n")
